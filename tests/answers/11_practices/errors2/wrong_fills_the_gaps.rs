//! wrong: each_table_is_backed_up_once / extra-calls

use futures::future::{join_all, try_join_all};
use katas_kit::jobs::{JobError, Worker};

pub async fn back_up(worker: &Worker) -> Vec<Result<String, JobError>> {
    let run = || ["orders", "users", "stock", "invoices"].map(|table| worker.run(table));
    match try_join_all(run()).await {
        Ok(copies) => copies.into_iter().map(Ok).collect(),
        Err(_) => join_all(run()).await,
    }
}
