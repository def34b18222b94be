//! right: a channel of tokens, and a task for each film

use katas_kit::jobs::{JobError, Worker};
use tokio::sync::mpsc;

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let (give, mut take) = mpsc::channel(limit);
    for _ in 0..limit {
        give.send(()).await.unwrap();
    }
    let mut handles = vec![];
    for film in films {
        take.recv().await.unwrap();
        let (worker, f, give) = (worker.clone(), film.clone(), give.clone());
        handles.push(tokio::spawn(async move {
            let r = worker.run(&f).await;
            tokio::task::yield_now().await;
            give.send(()).await.unwrap();
            r
        }));
    }
    let mut results = vec![];
    for h in handles {
        results.push(h.await.unwrap());
    }
    results
}
