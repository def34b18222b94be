//! wrong: a_free_place_is_taken_at_once / serial

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
        let _place = places
            .acquire_many(limit as u32)
            .await
            .expect("nobody closes it");
        worker.run(film).await
    };
    join_all(films.iter().map(convert)).await
}
