//! wrong: no_time_is_wasted / slept-and-hoped

use std::time::Duration;

use futures::future::try_join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let checks = ["format", "lint", "test", "audit"].map(|name| worker.run(name));
    let reports = try_join_all(checks).await;
    if reports.is_err() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    reports
}
