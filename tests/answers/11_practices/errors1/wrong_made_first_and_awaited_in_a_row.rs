//! wrong: no_time_is_wasted / serial

use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let checks = ["format", "lint", "test", "audit"].map(|name| worker.run(name));
    let mut results = Vec::new();
    for check in checks {
        results.push(check.await?);
    }
    Ok(results)
}
