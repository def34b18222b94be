//! wrong: four_are_worked_on_at_a_time / over-limit

use std::sync::Arc;

use futures::future::join_all;
use katas_kit::studio::Studio;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let cores = Arc::new(Semaphore::new(4));
    let tasks = photos.into_iter().map(|photo| {
        let (studio, cores) = (studio.clone(), cores.clone());
        tokio::spawn(async move {
            let _ = cores.acquire().await.unwrap();
            spawn_blocking(move || studio.shrink(&photo)).await.unwrap()
        })
    });
    let ended = join_all(tasks).await;
    ended.into_iter().map(Result::unwrap).collect()
}
