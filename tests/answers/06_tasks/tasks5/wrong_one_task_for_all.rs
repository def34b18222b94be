//! wrong: every_order_is_in_the_report / cancelled-early

use katas_kit::jobs::Worker;
#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let all = tokio::spawn(async move {
        let mut report = Report::default();
        let r = futures::future::join_all(orders.iter().map(|o| worker.run(o))).await;
        for (o, r) in orders.into_iter().zip(r) {
            match r {
                Ok(r) => report.done.push(r),
                Err(_) => report.failed.push(o),
            }
        }
        report
    });
    all.await.unwrap_or_default()
}
