//! wrong: every_outcome_is_told_in_order / cancelled-early

use katas_kit::jobs::{JobError, Worker};

pub async fn back_up(worker: &Worker) -> Vec<Result<String, JobError>> {
    let all = tokio::try_join!(
        worker.run("orders"),
        worker.run("users"),
        worker.run("stock"),
        worker.run("invoices"),
    );
    match all {
        Ok((orders, users, stock, invoices)) => {
            vec![Ok(orders), Ok(users), Ok(stock), Ok(invoices)]
        }
        Err(error) => vec![Err(error)],
    }
}
