//! right: a function that takes the next one

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Mutex;
use tokio::sync::mpsc::Receiver;

pub async fn copies(photos: Receiver<String>, service: &Site, workers: usize) -> Vec<String> {
    let photos = Mutex::new(photos);
    let work = async |_worker| {
        let mut copies = Vec::new();
        while let Some(photo) = next(&photos).await {
            copies.push(service.get(&photo).await);
        }
        copies
    };
    join_all((0..workers).map(work)).await.concat()
}

async fn next(photos: &Mutex<Receiver<String>>) -> Option<String> {
    photos.lock().await.recv().await
}
