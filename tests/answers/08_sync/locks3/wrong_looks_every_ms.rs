//! wrong: a_free_worker_takes_the_next_at_once / polling

use std::sync::{Arc, Mutex};
use std::time::Duration;

use katas_kit::net::Site;

use tokio::sync::mpsc::Receiver;
use tokio::sync::mpsc::error::TryRecvError;
use tokio::task::JoinSet;
use tokio::time::sleep;

pub async fn copies(photos: Receiver<String>, service: &Site, workers: usize) -> Vec<String> {
    let photos = Arc::new(Mutex::new(photos));
    let mut tasks = JoinSet::new();
    for _ in 0..workers {
        let (photos, service) = (photos.clone(), service.clone());
        tasks.spawn(async move {
            let mut copies = Vec::new();
            loop {
                let next = photos.lock().unwrap().try_recv();
                match next {
                    Ok(photo) => copies.push(service.get(&photo).await),
                    Err(TryRecvError::Empty) => sleep(Duration::from_millis(1)).await,
                    Err(TryRecvError::Disconnected) => break,
                }
            }
            copies
        });
    }
    tasks.join_all().await.concat()
}
