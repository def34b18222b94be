//! wrong: each_order_is_carried_out_once / extra-calls

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
    // In case that one of the two crashes.
    let spare: Vec<_> = orders
        .iter()
        .map(|order| tokio::spawn(worker.run(order)))
        .collect();
    for ((order, task), spare) in orders.into_iter().zip(tasks).zip(spare) {
        match (task.await, spare.await) {
            (Ok(Ok(result)), _) | (_, Ok(Ok(result))) => report.done.push(result),
            _ => report.failed.push(order),
        }
    }
    report
}
