//! wrong: a_free_worker_takes_the_next_at_once / serial

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
            while let Ok(photo) = photos.lock().await.try_recv() {
                copies.push(service.get(&photo).await);
            }
            copies
        });
    }
    tasks.join_all().await.concat()
}
