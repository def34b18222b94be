//! right: handles, and on the first error an abort for each

use futures::future::try_join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let tasks = ["format", "lint", "test", "audit"].map(|name| tokio::spawn(worker.run(name)));
    let aborts: Vec<_> = tasks.iter().map(|task| task.abort_handle()).collect();
    let flattened = tasks.map(|task| async { task.await.expect("a check does not panic") });
    let reports = try_join_all(flattened).await;
    aborts.iter().for_each(|task| task.abort());
    reports
}
