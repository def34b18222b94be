//! right: one that receives and spawns when a permit is free

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::Semaphore;
use tokio::sync::mpsc::Receiver;
use tokio::task::JoinSet;

pub async fn copies(mut photos: Receiver<String>, service: &Site, workers: usize) -> Vec<String> {
    let free = Arc::new(Semaphore::new(workers));
    let mut tasks = JoinSet::new();
    loop {
        let worker = free.clone().acquire_owned().await.expect("it is open");
        let Some(photo) = photos.recv().await else {
            break;
        };
        let service = service.clone();
        tasks.spawn(async move {
            let copy = service.get(&photo).await;
            drop(worker);
            copy
        });
    }
    tasks.join_all().await
}
