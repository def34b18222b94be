//! right: buffer_unordered, and no semaphore

use futures::{StreamExt, stream};
use katas_kit::jobs::{JobError, Worker};

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    stream::iter(films)
        .map(|film| worker.run(film))
        .buffer_unordered(limit)
        .collect()
        .await
}
