//! wrong: never_more_at_a_time_than_allowed / over-limit

use katas_kit::jobs::{JobError, Worker};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let places = Semaphore::new(limit);
    let mut tasks = JoinSet::new();
    for film in films.iter().cloned() {
        let _place = places.acquire().await;
        let worker = worker.clone();
        tasks.spawn(async move { worker.run(&film).await });
    }
    tasks.join_all().await
}
