//! wrong: a_free_place_is_taken_at_once / started-late

use futures::{StreamExt, stream};
use katas_kit::jobs::{JobError, Worker};

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    stream::iter(films)
        .map(|film| worker.run(film))
        .buffered(limit)
        .collect()
        .await
}
