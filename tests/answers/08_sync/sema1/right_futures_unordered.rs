//! right: a FuturesUnordered that is filled up again

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::jobs::{JobError, Worker};

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let mut left = films.iter();
    let mut running: FuturesUnordered<_> = left
        .by_ref()
        .take(limit)
        .map(|film| worker.run(film))
        .collect();
    let mut results = Vec::new();
    while let Some(result) = running.next().await {
        results.push(result);
        running.extend(left.next().map(|film| worker.run(film)));
    }
    results
}
