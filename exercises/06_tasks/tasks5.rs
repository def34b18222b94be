//! Every order is carried out by a task of its own, and at the end there is a report: the results
//! of those that went well, and the names of those that did not, both in the order of the orders.
//! Some orders fail, and some make the worker crash. Since the first crash there is no report.
//!
//! In asyncio you would write:
//!
//!     tasks = [asyncio.create_task(worker.run(order)) for order in orders]
//!     results = await asyncio.gather(*tasks, return_exceptions=True)
//!     for order, result in zip(orders, results):
//!         (failed if isinstance(result, Exception) else done).append(...)

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
        match task.await.unwrap() {
            Ok(result) => report.done.push(result),
            Err(_) => report.failed.push(order),
        }
    }
    report
}
