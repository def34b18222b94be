//! Every night four tables are backed up together: "orders", "users", "stock" and "invoices".

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn back_up(worker: &Worker) -> Vec<Result<String, JobError>> {
    let backups = ["orders", "users", "stock", "invoices"].map(|table| worker.run(table));
    // An error is a value like any other, so `join_all` has no reason to stop at one: it waits for
    // all and gives every `Result`, in order. What `return_exceptions=True` switches on in asyncio
    // is what happens here unless `?` or a `try_` in the name asks for something else.
    // A panic is no such value: spawn the work, and the `JoinHandle` gives it as an `Err`.
    join_all(backups).await
    // For a fixed few: `tokio::join!(worker.run("orders"), …)`.
}
