//! right: every task waits for its place

use std::sync::Arc;

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};
use tokio::sync::Semaphore;

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let places = Arc::new(Semaphore::new(limit));
    let tasks = films.iter().cloned().map(|film| {
        let (places, worker) = (places.clone(), worker.clone());
        tokio::spawn(async move {
            let _place = places.acquire().await;
            worker.run(&film).await
        })
    });
    let tasks: Vec<_> = tasks.collect();
    let results = join_all(tasks).await.into_iter();
    results.map(|one| one.expect("no task panics")).collect()
}
