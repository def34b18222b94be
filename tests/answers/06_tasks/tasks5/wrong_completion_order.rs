//! wrong: every_order_is_in_the_report / wrong-order

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
    let mut names = HashMap::new();
    for order in orders {
        names.insert(tasks.spawn(worker.run(&order)).id(), order);
    }
    let mut report = Report::default();
    while let Some(ended) = tasks.join_next_with_id().await {
        match ended {
            Ok((_, Ok(result))) => report.done.push(result),
            Ok((id, Err(_))) => report.failed.extend(names.remove(&id)),
            Err(error) => report.failed.extend(names.remove(&error.id())),
        }
    }
    report
}
