//! wrong: nobody_waits_longer_than_needed / started-late

use std::pin::Pin;
use std::time::Duration;

use katas_kit::net::Site;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout_at};

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let deadline = Instant::now() + limit;
    let (sender, mut answered) = mpsc::unbounded_channel();
    for name in names {
        let (sender, search) = (sender.clone(), catalogues.get(name));
        tokio::spawn(async move { sender.send(search.await) });
    }
    let mut answers = Vec::new();
    while let Ok(Some(answer)) = timeout_at(deadline, answered.recv()).await {
        answers.push(answer);
        if answers.len() == names.len() {
            break;
        }
    }
    let left = names.len() - answers.len();
    let later = async move {
        // As long as a sender is left, nothing but the last answer ends the wait.
        let _sender = sender;
        let mut others = Vec::new();
        for _ in 0..left {
            others.extend(answered.recv().await);
        }
        others
    };
    (answers, Box::pin(later))
}
