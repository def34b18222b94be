//! wrong: nothing_keeps_running / left-running

use std::time::Duration;

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn back_up(worker: &Worker) -> Vec<Result<String, JobError>> {
    tokio::spawn(async {
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            println!("still copying");
        }
    });
    join_all(["orders", "users", "stock", "invoices"].map(|table| worker.run(table))).await
}
