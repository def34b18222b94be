//! right: FuturesUnordered with an index

use futures::stream::{FuturesUnordered, TryStreamExt};
use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let names = ["format", "lint", "test", "audit"];
    let checks: FuturesUnordered<_> = names
        .iter()
        .enumerate()
        .map(|(index, name)| async move { Ok((index, worker.run(name).await?)) })
        .collect();
    let mut reports: Vec<(usize, String)> = checks.try_collect().await?;
    reports.sort();
    Ok(reports.into_iter().map(|(_, report)| report).collect())
}
