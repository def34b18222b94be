//! wrong: every_photo_is_copied_once / cancelled-early

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::Mutex;
use tokio::sync::mpsc::Receiver;
use tokio::task::JoinSet;

pub async fn copies(photos: Receiver<String>, service: &Site, workers: usize) -> Vec<String> {
    let photos = Arc::new(Mutex::new(photos));
    let mut tasks = JoinSet::new();
    for _ in 0..workers {
        let (photos, service) = (photos.clone(), service.clone());
        tasks.spawn(async move {
            let mut copies = Vec::new();
            loop {
                let next = photos.lock().await.recv().await;
                let Some(photo) = next else { break };
                copies.push(service.get(&photo).await);
            }
            copies
        });
    }
    match tasks.join_next().await {
        Some(Ok(copies)) => copies,
        Some(Err(_)) | None => Vec::new(),
    }
}
