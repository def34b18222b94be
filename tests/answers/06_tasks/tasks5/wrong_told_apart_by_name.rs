//! wrong: every_order_is_in_the_report / lost-or-repeated

use std::collections::HashMap;

use katas_kit::jobs::Worker;
use tokio::task::JoinSet;

#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let mut tasks = JoinSet::new();
    for order in orders.clone() {
        let call = worker.run(&order);
        tasks.spawn(async move { (order, call.await) });
    }
    // Two orders of one name have one place here.
    let mut results = HashMap::new();
    while let Some(ended) = tasks.join_next().await {
        if let Ok((order, Ok(result))) = ended {
            results.insert(order, result);
        }
    }
    let mut report = Report::default();
    for order in orders {
        match results.remove(&order) {
            Some(result) => report.done.push(result),
            None => report.failed.push(order),
        }
    }
    report
}
