//! wrong: every_outcome_is_told_in_order / lost-or-repeated

use katas_kit::jobs::{JobError, Worker};

pub async fn back_up(worker: &Worker) -> Vec<Result<String, JobError>> {
    let tasks =
        ["orders", "users", "stock", "invoices"].map(|table| tokio::spawn(worker.run(table)));
    let mut outcomes = Vec::new();
    for task in tasks {
        let outcome = task.await.expect("a backup does not panic");
        let failed = outcome.is_err();
        outcomes.push(outcome);
        if failed {
            break;
        }
    }
    outcomes
}
