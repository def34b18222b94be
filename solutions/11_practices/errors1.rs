//! A release has to pass four checks: "format", "lint", "test" and "audit". They run together.

use futures::future::try_join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let checks = ["format", "lint", "test", "audit"].map(|name| worker.run(name));
    // Done when all have succeeded, or when the first has failed. In both cases the futures are
    // dropped, and those that had not finished are thereby cancelled. That works on the futures
    // themselves: over `JoinHandle`s only the handles would be dropped. Where tasks are needed, a
    // `JoinSet` whose results are taken with `?` does the same, for it aborts them when it is dropped.
    try_join_all(checks).await
    // For a fixed few: `tokio::try_join!(worker.run("format"), …)`.
}
