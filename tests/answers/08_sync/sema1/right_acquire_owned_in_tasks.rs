//! right: a permit that moves into a task

use std::sync::Arc;

use katas_kit::jobs::{JobError, Worker};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let places = Arc::new(Semaphore::new(limit));
    let mut tasks = JoinSet::new();
    for film in films.iter().cloned() {
        let place = places.clone().acquire_owned().await.expect("it is open");
        let worker = worker.clone();
        tasks.spawn(async move {
            let result = worker.run(&film).await;
            drop(place);
            result
        });
    }
    tasks.join_all().await
}
