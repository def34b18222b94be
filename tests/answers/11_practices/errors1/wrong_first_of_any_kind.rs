//! wrong: no_time_is_wasted / cancelled-early

use futures::future::select_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let checks = ["format", "lint", "test", "audit"].map(|name| worker.run(name));
    let (report, _, _) = select_all(checks).await;
    Ok(vec![report?])
}
