//! right: a JoinSet with an index, left by a question mark

use katas_kit::jobs::{JobError, Worker};
use tokio::task::JoinSet;

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let mut checks = JoinSet::new();
    for (index, name) in ["format", "lint", "test", "audit"].into_iter().enumerate() {
        let check = worker.run(name);
        checks.spawn(async move { (index, check.await) });
    }
    let mut reports = vec![String::new(); 4];
    while let Some(done) = checks.join_next().await {
        let (index, report) = done.expect("a check does not panic");
        reports[index] = report?;
    }
    Ok(reports)
}
