//! right: both results made one

use katas_kit::jobs::Worker;

#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let mut tasks = Vec::new();
    for order in &orders {
        tasks.push(tokio::spawn(worker.run(order)));
    }
    let mut report = Report::default();
    for (order, task) in orders.into_iter().zip(tasks) {
        let result = task.await.map_err(|error| error.to_string());
        match result.and_then(|result| result.map_err(|error| error.reason)) {
            Ok(result) => report.done.push(result),
            Err(_) => report.failed.push(order),
        }
    }
    report
}
