//! right: each success through a channel, with its place

use katas_kit::jobs::Worker;
#[derive(Default)]
pub struct Report {
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

use tokio::sync::mpsc;
pub async fn carry_out(worker: Worker, orders: Vec<String>) -> Report {
    let (tx, mut rx) = mpsc::unbounded_channel();
    let n = orders.len();
    for (i, order) in orders.iter().enumerate() {
        let (w, o, tx) = (worker.clone(), order.clone(), tx.clone());
        tokio::spawn(async move {
            if let Ok(r) = w.run(&o).await {
                tx.send((i, r)).unwrap();
            }
        });
    }
    drop(tx);
    let mut got: Vec<Option<String>> = vec![None; n];
    while let Some((i, r)) = rx.recv().await {
        got[i] = Some(r);
    }
    let mut report = Report::default();
    for (o, r) in orders.into_iter().zip(got) {
        match r {
            Some(r) => report.done.push(r),
            None => report.failed.push(o),
        }
    }
    report
}
