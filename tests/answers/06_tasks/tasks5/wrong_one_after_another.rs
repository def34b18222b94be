//! wrong: the_orders_are_carried_out_together / spawn-then-await

use katas_kit::jobs::Worker;

#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let mut report = Report::default();
    for order in orders {
        match tokio::spawn(worker.run(&order)).await {
            Ok(Ok(result)) => report.done.push(result),
            Ok(Err(_)) | Err(_) => report.failed.push(order),
        }
    }
    report
}
