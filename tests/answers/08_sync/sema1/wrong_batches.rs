//! wrong: a_free_place_is_taken_at_once / started-late

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let mut results = Vec::new();
    for batch in films.chunks(limit) {
        results.extend(join_all(batch.iter().map(|film| worker.run(film))).await);
    }
    results
}
