//! wrong: no_time_is_wasted / wrong-time

use futures::future::try_join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let tasks = ["format", "lint", "test", "audit"].map(|name| tokio::spawn(worker.run(name)));
    let reports = try_join_all(tasks).await.expect("a check does not panic");
    reports.into_iter().collect()
}
