//! wrong: never_more_at_a_time_than_allowed / over-limit

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};
use tokio::sync::Semaphore;

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let places = Semaphore::new(limit);
    let convert = async |film: &String| {
        let place = places.acquire().await;
        drop(place);
        worker.run(film).await
    };
    join_all(films.iter().map(convert)).await
}
