//! wrong: every_outcome_is_told_in_order / wrong-order

use katas_kit::jobs::{JobError, Worker};
use tokio::task::JoinSet;

pub async fn back_up(worker: &Worker) -> Vec<Result<String, JobError>> {
    let backups: JoinSet<_> = ["orders", "users", "stock", "invoices"]
        .into_iter()
        .map(|table| worker.run(table))
        .collect();
    backups.join_all().await
}
