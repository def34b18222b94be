//! right: a thread of its own, and a oneshot that is awaited

use katas_kit::archive::Archive;
use tokio::sync::oneshot;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let (sender, wrong) = oneshot::channel();
    std::thread::spawn(move || {
        let all = 0..archive.records();
        let wrong = all.filter(|record| !archive.adds_up(*record));
        let _ = sender.send(wrong.collect());
    });
    wrong.await.expect("the thread sends")
}
