//! wrong: every_order_is_in_the_report / left-running

use futures::future::try_join_all;
use katas_kit::jobs::Worker;

#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let tasks = orders.iter().map(|order| tokio::spawn(worker.run(order)));
    let mut report = Report::default();
    match try_join_all(tasks).await {
        Ok(results) => {
            for (order, result) in orders.into_iter().zip(results) {
                match result {
                    Ok(result) => report.done.push(result),
                    Err(_) => report.failed.push(order),
                }
            }
        }
        Err(_) => report.failed = orders,
    }
    report
}
