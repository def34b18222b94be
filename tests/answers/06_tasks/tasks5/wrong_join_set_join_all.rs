//! wrong: nothing_panics / panicked

use katas_kit::jobs::Worker;
use tokio::task::JoinSet;

#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let mut tasks = JoinSet::new();
    for (place, order) in orders.iter().enumerate() {
        let call = worker.run(order);
        tasks.spawn(async move { (place, call.await) });
    }
    let mut results = tasks.join_all().await;
    results.sort_by_key(|(place, _)| *place);
    let mut report = Report::default();
    for (order, (_, result)) in orders.into_iter().zip(results) {
        match result {
            Ok(result) => report.done.push(result),
            Err(_) => report.failed.push(order),
        }
    }
    report
}
