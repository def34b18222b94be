//! right: a JoinSet whose ids say which order it was

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
    let mut places = HashMap::new();
    for (place, order) in orders.iter().enumerate() {
        places.insert(tasks.spawn(worker.run(order)).id(), place);
    }
    let mut results = vec![None; orders.len()];
    while let Some(ended) = tasks.join_next_with_id().await {
        match ended {
            Ok((id, result)) => results[places[&id]] = result.ok(),
            Err(error) => results[places[&error.id()]] = None,
        }
    }
    let mut report = Report::default();
    for (order, result) in orders.into_iter().zip(results) {
        match result {
            Some(result) => report.done.push(result),
            None => report.failed.push(order),
        }
    }
    report
}
