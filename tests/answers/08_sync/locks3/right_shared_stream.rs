//! right: the queue as a stream behind the lock of the futures crate

use futures::{StreamExt, future::join_all, lock::Mutex};
use katas_kit::net::Site;
use tokio::sync::mpsc::Receiver;
use tokio_stream::wrappers::ReceiverStream;

pub async fn copies(photos: Receiver<String>, service: &Site, workers: usize) -> Vec<String> {
    let photos = &Mutex::new(ReceiverStream::new(photos));
    let worker = async |_| {
        let mut copies_made = vec![];
        loop {
            let next = photos.lock().await.next().await;
            let Some(p) = next else { return copies_made };
            tokio::task::yield_now().await;
            copies_made.push(service.get(&p).await);
        }
    };
    join_all((0..workers).map(worker)).await.concat()
}
