//! wrong: a_free_place_is_taken_at_once / polling

use std::time::Duration;

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};
use tokio::sync::Semaphore;
use tokio::time::sleep;

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let places = Semaphore::new(limit);
    let convert = async |film: &String| {
        let _place = loop {
            match places.try_acquire() {
                Ok(place) => break place,
                Err(_full) => sleep(Duration::from_millis(1)).await,
            }
        };
        worker.run(film).await
    };
    join_all(films.iter().map(convert)).await
}
