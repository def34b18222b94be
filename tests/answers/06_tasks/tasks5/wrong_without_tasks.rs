//! wrong: nothing_panics / panicked

use futures::future::join_all;
use katas_kit::jobs::Worker;

#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let results = join_all(orders.iter().map(|order| worker.run(order))).await;
    let mut report = Report::default();
    for (order, result) in orders.into_iter().zip(results) {
        match result {
            Ok(result) => report.done.push(result),
            Err(_) => report.failed.push(order),
        }
    }
    report
}
