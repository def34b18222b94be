//! wrong: the_other_tasks_go_on / on-runtime-thread

use std::sync::Arc;

use futures::future::join_all;
use katas_kit::studio::Studio;
use tokio::sync::Semaphore;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let cores = Arc::new(Semaphore::new(4));
    let tasks = photos.into_iter().map(|photo| {
        let (studio, cores) = (studio.clone(), cores.clone());
        tokio::spawn(async move {
            let _core = cores.acquire().await.unwrap();
            studio.shrink(&photo)
        })
    });
    let ended = join_all(tasks).await;
    ended.into_iter().map(Result::unwrap).collect()
}
