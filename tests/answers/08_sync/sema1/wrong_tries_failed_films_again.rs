//! wrong: every_film_is_converted_once / extra-calls

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
        let _place = places.acquire().await;
        match worker.run(film).await {
            Ok(result) => Ok(result),
            Err(_) => worker.run(film).await,
        }
    };
    join_all(films.iter().map(convert)).await
}
