//! right: a task for each, awaited by another one that tells its place

use katas_kit::jobs::Worker;
use tokio::task::JoinSet;

#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let mut watchers = JoinSet::new();
    for (place, order) in orders.into_iter().enumerate() {
        let task = tokio::spawn(worker.run(&order));
        watchers.spawn(async move { (place, order, task.await) });
    }
    let mut ended = watchers.join_all().await;
    ended.sort_by_key(|(place, _, _)| *place);
    let mut report = Report::default();
    for (_, order, result) in ended {
        match result.ok().and_then(Result::ok) {
            Some(result) => report.done.push(result),
            None => report.failed.push(order),
        }
    }
    report
}
