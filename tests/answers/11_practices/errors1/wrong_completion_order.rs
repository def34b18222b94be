//! wrong: the_first_failure_is_the_answer / wrong-order

use futures::stream::{FuturesUnordered, TryStreamExt};
use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let checks: FuturesUnordered<_> = ["format", "lint", "test", "audit"]
        .into_iter()
        .map(|name| worker.run(name))
        .collect();
    checks.try_collect().await
}
