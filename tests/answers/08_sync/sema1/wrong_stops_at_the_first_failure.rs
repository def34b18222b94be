//! wrong: every_film_is_converted_once / cancelled-early

use futures::{StreamExt, TryStreamExt, stream};
use katas_kit::jobs::{JobError, Worker};

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let results: Result<Vec<String>, JobError> = stream::iter(films)
        .map(|film| worker.run(film))
        .buffer_unordered(limit)
        .try_collect()
        .await;
    match results {
        Ok(results) => results.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    }
}
