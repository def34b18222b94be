//! wrong: it_finishes / never-woken

use std::future::poll_fn;
use std::sync::{Arc, Mutex};

use katas_kit::net::Site;
use tokio::sync::mpsc::Receiver;
use tokio::task::JoinSet;

pub async fn copies(photos: Receiver<String>, service: &Site, workers: usize) -> Vec<String> {
    let photos = Arc::new(Mutex::new(photos));
    let mut tasks = JoinSet::new();
    for _ in 0..workers {
        let (photos, service) = (photos.clone(), service.clone());
        tasks.spawn(async move {
            let mut copies = Vec::new();
            while let Some(photo) = poll_fn(|cx| photos.lock().unwrap().poll_recv(cx)).await {
                copies.push(service.get(&photo).await);
            }
            copies
        });
    }
    tasks.join_all().await.concat()
}
