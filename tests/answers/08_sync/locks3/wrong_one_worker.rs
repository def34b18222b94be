//! wrong: a_free_worker_takes_the_next_at_once / serial

use katas_kit::net::Site;
use tokio::sync::mpsc::Receiver;

pub async fn copies(mut photos: Receiver<String>, service: &Site, _workers: usize) -> Vec<String> {
    let mut copies = Vec::new();
    while let Some(photo) = photos.recv().await {
        copies.push(service.get(&photo).await);
    }
    copies
}
