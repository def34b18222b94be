//! right: each task answers through a oneshot, whose sender a panic drops

use katas_kit::jobs::Worker;
use tokio::sync::oneshot;

#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let mut answers = Vec::new();
    for order in &orders {
        let (sender, answer) = oneshot::channel();
        let call = worker.run(order);
        tokio::spawn(async move { sender.send(call.await) });
        answers.push(answer);
    }
    let mut report = Report::default();
    for (order, answer) in orders.into_iter().zip(answers) {
        match answer.await {
            Ok(Ok(result)) => report.done.push(result),
            Ok(Err(_)) | Err(_) => report.failed.push(order),
        }
    }
    report
}
