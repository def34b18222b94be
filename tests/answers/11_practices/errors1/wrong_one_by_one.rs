//! wrong: no_time_is_wasted / serial

use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let mut reports = Vec::new();
    for name in ["format", "lint", "test", "audit"] {
        reports.push(worker.run(name).await?);
    }
    Ok(reports)
}
