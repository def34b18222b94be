//! wrong: each_check_runs_once / extra-calls

use futures::future::try_join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    // A check that fails for once may pass the other time.
    let checks = ["format", "lint", "test", "audit"].map(|name| async move {
        let (first, second) = tokio::join!(worker.run(name), worker.run(name));
        first.or(second)
    });
    try_join_all(checks).await
}
