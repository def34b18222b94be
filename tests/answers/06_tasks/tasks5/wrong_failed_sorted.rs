//! wrong: every_order_is_in_the_report / wrong-order

use futures::stream::{FuturesUnordered, StreamExt};
use katas_kit::jobs::Worker;

#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let task = |(index, order): (usize, String)| {
        let task = tokio::spawn(worker.run(&order));
        async move { (index, order, task.await) }
    };
    let mut tasks: FuturesUnordered<_> = orders.into_iter().enumerate().map(task).collect();
    let (mut done, mut failed) = (Vec::new(), Vec::new());
    while let Some((index, order, outcome)) = tasks.next().await {
        match outcome {
            Ok(Ok(result)) => done.push((index, result)),
            Ok(Err(_)) | Err(_) => failed.push(order),
        }
    }
    done.sort();
    failed.sort();
    Report {
        done: done.into_iter().map(|(_index, result)| result).collect(),
        failed,
    }
}
