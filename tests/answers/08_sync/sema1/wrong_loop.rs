//! wrong: a_free_place_is_taken_at_once / serial

use katas_kit::jobs::{JobError, Worker};
use tokio::sync::Semaphore;

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let places = Semaphore::new(limit);
    let mut results = Vec::new();
    for film in films {
        let _place = places.acquire().await;
        results.push(worker.run(film).await);
    }
    results
}
