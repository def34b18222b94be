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
    for (order, task) in orders.into_iter().zip(tasks) {
        let result = match task.await {
            Ok(result) => result.ok(),
            // Perhaps it goes well this time.
            Err(_) => {
                let again = tokio::spawn(worker.run(&order)).await;
                again.ok().and_then(Result::ok)
            }
        };
        match result {
            Some(result) => report.done.push(result),
            None => report.failed.push(order),
        }
    }
    report
}
