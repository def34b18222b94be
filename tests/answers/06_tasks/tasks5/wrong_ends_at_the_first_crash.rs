//! wrong: every_order_is_in_the_report / cancelled-early

use katas_kit::jobs::Worker;
#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let mut set = tokio::task::JoinSet::new();
    for order in orders.clone() {
        let w = worker.clone();
        set.spawn(async move { (order.clone(), w.run(&order).await) });
    }
    let mut report = Report::default();
    while let Some(Ok((order, r))) = set.join_next().await {
        match r {
            Ok(result) => report.done.push(result),
            Err(_) => report.failed.push(order),
        }
    }
    report
}
