//! wrong: nothing_panics / panicked

use futures::future::join_all;
use katas_kit::jobs::Worker;

#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let tasks = orders.iter().map(|order| tokio::spawn(worker.run(order)));
    let results = join_all(tasks).await;
    let mut report = Report::default();
    for (order, result) in orders.into_iter().zip(results) {
        match result.expect("the worker is well") {
            Ok(result) => report.done.push(result),
            Err(_) => report.failed.push(order),
        }
    }
    report
}
