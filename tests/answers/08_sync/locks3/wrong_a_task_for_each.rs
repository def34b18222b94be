//! wrong: no_more_at_a_time_than_there_are_workers / over-limit

use katas_kit::net::Site;
use tokio::sync::mpsc::Receiver;
use tokio::task::JoinSet;

pub async fn copies(mut photos: Receiver<String>, service: &Site, _workers: usize) -> Vec<String> {
    let mut tasks = JoinSet::new();
    while let Some(photo) = photos.recv().await {
        let service = service.clone();
        tasks.spawn(async move { service.get(&photo).await });
    }
    tasks.join_all().await
}
