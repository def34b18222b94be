//! wrong: the_other_checks_are_stopped / not-cancelled

use futures::future::try_join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let tasks = ["format", "lint", "test", "audit"].map(|name| {
        let task = tokio::spawn(worker.run(name));
        async { task.await.expect("a check does not panic") }
    });
    try_join_all(tasks).await
}
