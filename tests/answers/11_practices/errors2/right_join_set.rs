//! right: a JoinSet with an index, sorted at the end

use katas_kit::jobs::{JobError, Worker};
use tokio::task::JoinSet;

pub async fn back_up(worker: &Worker) -> Vec<Result<String, JobError>> {
    let mut backups = JoinSet::new();
    for (index, table) in ["orders", "users", "stock", "invoices"]
        .into_iter()
        .enumerate()
    {
        let backup = worker.run(table);
        backups.spawn(async move { (index, backup.await) });
    }
    let mut outcomes = backups.join_all().await;
    outcomes.sort_by_key(|(index, _)| *index);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}
