//! right: the queue as a stream, and no lock

use futures::StreamExt;
use katas_kit::net::Site;
use tokio::sync::mpsc::Receiver;
use tokio_stream::wrappers::ReceiverStream;

pub async fn copies(photos: Receiver<String>, service: &Site, workers: usize) -> Vec<String> {
    ReceiverStream::new(photos)
        .map(|photo| async move { service.get(&photo).await })
        .buffer_unordered(workers)
        .collect()
        .await
}
