//! wrong: every_film_is_converted_once / lost-or-repeated

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
        let Ok(_place) = places.try_acquire() else {
            return None;
        };
        Some(worker.run(film).await)
    };
    join_all(films.iter().map(convert))
        .await
        .into_iter()
        .flatten()
        .collect()
}
