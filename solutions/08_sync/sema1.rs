//! Converts films, `limit` of them at a time.

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
        // A permit is a value, and dropping it gives the place back: `_place` keeps it until the end of
        // this block, while `_` is no variable and keeps nothing. There is no `release` to forget.
        let _place = places.acquire().await.expect("nobody closes it");
        worker.run(film).await
    };
    // `stream::iter(films).map(…).buffer_unordered(limit)` would serve as well, without a semaphore.
    join_all(films.iter().map(convert)).await
}
