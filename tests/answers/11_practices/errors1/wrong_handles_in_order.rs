//! wrong: no_time_is_wasted / wrong-time

use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let tasks = ["format", "lint", "test", "audit"].map(|name| tokio::spawn(worker.run(name)));
    let mut reports = Vec::new();
    for task in tasks {
        reports.push(task.await.expect("a check does not panic")?);
    }
    Ok(reports)
}
