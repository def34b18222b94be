//! right: a thread that starts others and joins them, for it is its own time

use std::thread;

use katas_kit::archive::Archive;
use tokio::sync::oneshot;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let (sender, wrong) = oneshot::channel();
    thread::spawn(move || {
        let all = archive.records();
        let parts: Vec<_> = (0..3)
            .map(|part| {
                let archive = archive.clone();
                let part = all * part / 3..all * (part + 1) / 3;
                let listed = part.filter(move |record| !archive.adds_up(*record));
                thread::spawn(move || listed.collect::<Vec<u64>>())
            })
            .collect();
        let listed = parts.into_iter().flat_map(|part| part.join().unwrap());
        let _ = sender.send(listed.collect());
    });
    wrong.await.expect("the thread sends")
}
