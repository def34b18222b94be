//! right: select_all again and again over what is left

use futures::future::select_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let names = ["format", "lint", "test", "audit"];
    let mut left: Vec<_> = names
        .into_iter()
        .enumerate()
        .map(|(index, name)| Box::pin(async move { (index, worker.run(name).await) }))
        .collect();
    let mut reports = vec![String::new(); left.len()];
    while !left.is_empty() {
        let ((index, report), _, rest) = select_all(left).await;
        reports[index] = report?;
        left = rest;
    }
    Ok(reports)
}
