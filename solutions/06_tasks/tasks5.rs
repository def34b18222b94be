//! Every order is carried out by a task of its own, and at the end there is a report.

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
        // Two results, one inside the other: whether the task came to its end, and what the worker
        // says then. A panic ends its own task and nothing else; to whoever awaits the handle it is
        // an `Err` like others. `unwrap` makes it a panic of this task, too.
        match task.await {
            Ok(Ok(result)) => report.done.push(result),
            Ok(Err(_)) | Err(_) => report.failed.push(order),
        }
    }
    report
    // `JoinSet::join_next` gives the same results, as they come; `JoinSet::join_all` panics if one did.
}
