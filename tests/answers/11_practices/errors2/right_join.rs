//! right: join! over the four

use katas_kit::jobs::{JobError, Worker};

pub async fn back_up(worker: &Worker) -> Vec<Result<String, JobError>> {
    let (orders, users, stock, invoices) = tokio::join!(
        worker.run("orders"),
        worker.run("users"),
        worker.run("stock"),
        worker.run("invoices"),
    );
    vec![orders, users, stock, invoices]
}
