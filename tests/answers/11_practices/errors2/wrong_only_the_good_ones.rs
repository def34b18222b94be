//! wrong: every_outcome_is_told_in_order / lost-or-repeated

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn back_up(worker: &Worker) -> Vec<Result<String, JobError>> {
    let backups = ["orders", "users", "stock", "invoices"].map(|table| worker.run(table));
    let outcomes = join_all(backups).await;
    outcomes
        .into_iter()
        .filter(|outcome| outcome.is_ok())
        .collect()
}
