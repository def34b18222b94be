//! Every night four tables are backed up together: "orders", "users", "stock" and "invoices".
//! The morning's report has a line for each, in this order: where its copy is, or why there is none.
//! Since the disk of one table broke, the whole report consists of that one line.
//!
//! In asyncio you would write:
//!
//!     outcomes = await asyncio.gather(
//!         *(worker.run(table) for table in TABLES),
//!         return_exceptions=True,
//!     )
//!     return outcomes           # results and exceptions, side by side

use futures::future::try_join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn back_up(worker: &Worker) -> Vec<Result<String, JobError>> {
    let backups = ["orders", "users", "stock", "invoices"].map(|table| worker.run(table));
    match try_join_all(backups).await {
        Ok(copies) => copies.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    }
}
