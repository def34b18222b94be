//! wrong: every_order_is_in_the_report / cancelled-early

use futures::future::try_join_all;
use katas_kit::jobs::Worker;

#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let work = async move {
        let all = try_join_all(orders.iter().map(|order| worker.run(order))).await;
        match all {
            Ok(done) => Report {
                done,
                failed: Vec::new(),
            },
            Err(_) => Report {
                done: Vec::new(),
                failed: orders,
            },
        }
    };
    tokio::spawn(work).await.unwrap_or_default()
}
