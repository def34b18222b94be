//! right: no tasks; each future catches its own panic

use std::panic::AssertUnwindSafe;

use futures::FutureExt;
use futures::future::join_all;
use katas_kit::jobs::Worker;

#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let calls = orders
        .iter()
        .map(|order| AssertUnwindSafe(worker.run(order)).catch_unwind());
    let results = join_all(calls).await;
    let mut report = Report::default();
    for (order, result) in orders.into_iter().zip(results) {
        match result {
            Ok(Ok(result)) => report.done.push(result),
            Ok(Err(_)) | Err(_) => report.failed.push(order),
        }
    }
    report
}
