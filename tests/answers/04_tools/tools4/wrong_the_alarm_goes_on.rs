//! wrong: nothing_keeps_running / left-running

use std::pin::Pin;
use std::time::Duration;

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tokio::time::sleep;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let (ring, mut alarm) = oneshot::channel();
    tokio::spawn(async move {
        sleep(limit).await;
        ring.send(())
    });
    let mut searches: JoinSet<String> = names.iter().map(|name| catalogues.get(name)).collect();
    let mut answers = Vec::new();
    loop {
        tokio::select! {
            next = searches.join_next() => match next {
                Some(answer) => answers.push(answer.unwrap()),
                None => break,
            },
            _ = &mut alarm => break,
        }
    }
    (answers, Box::pin(searches.join_all()))
}
