//! right: tasks that send into a channel

use std::pin::Pin;
use std::time::Duration;

use katas_kit::net::Site;
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout_at};

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let deadline = Instant::now() + limit;
    let (sender, mut receiver) = mpsc::unbounded_channel();
    for name in names {
        let (answer, sender) = (catalogues.get(name), sender.clone());
        tokio::spawn(async move { sender.send(answer.await) });
    }
    drop(sender);
    let mut answers = Vec::new();
    while let Ok(Some(answer)) = timeout_at(deadline, receiver.recv()).await {
        answers.push(answer);
    }
    let later = async move {
        let mut answers = Vec::new();
        while let Some(answer) = receiver.recv().await {
            answers.push(answer);
        }
        answers
    };
    (answers, Box::pin(later))
}
