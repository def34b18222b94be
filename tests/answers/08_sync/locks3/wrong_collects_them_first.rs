//! wrong: a_free_worker_takes_the_next_at_once / started-late

use futures::{StreamExt, stream};
use katas_kit::net::Site;
use tokio::sync::mpsc::Receiver;

pub async fn copies(mut photos: Receiver<String>, service: &Site, workers: usize) -> Vec<String> {
    let mut all = Vec::new();
    while let Some(photo) = photos.recv().await {
        all.push(photo);
    }
    stream::iter(&all)
        .map(|photo| service.get(photo))
        .buffer_unordered(workers)
        .collect()
        .await
}
