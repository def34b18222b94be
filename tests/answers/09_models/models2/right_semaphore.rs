//! right: a task for each photo, and a semaphore of four permits that are held while it is worked on

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
            let _core = cores.acquire().await.expect("it is never closed");
            let shrunk = spawn_blocking(move || studio.shrink(&photo));
            shrunk.await.expect("shrinking does not panic")
        })
    });
    let ended = join_all(tasks).await;
    ended.into_iter().map(Result::unwrap).collect()
}
