//! wrong: it_finishes / never-woken

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use katas_kit::net::Site;
use tokio::sync::Notify;
use tokio::time::timeout;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let wanted = names.len();
    let there = Arc::new((Mutex::new(Vec::<String>::new()), Notify::new()));
    for name in names {
        let (there, search) = (there.clone(), catalogues.get(name));
        tokio::spawn(async move {
            let answer = search.await;
            let mut answers = there.0.lock().unwrap();
            answers.push(answer);
            if answers.len() == wanted {
                // Wakes those that wait now, and is not kept for those that come later.
                there.1.notify_waiters();
            }
        });
    }
    if wanted > 0 {
        let _ = timeout(limit, there.1.notified()).await;
    }
    let upper = there.0.lock().unwrap().clone();
    let shown = upper.len();
    let later = async move {
        if shown < wanted {
            there.1.notified().await;
        }
        let answers = there.0.lock().unwrap();
        answers[shown..].to_vec()
    };
    (upper, Box::pin(later))
}
