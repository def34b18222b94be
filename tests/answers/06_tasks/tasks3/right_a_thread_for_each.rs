//! right: a blocking closure for each document, which waits on the runtime

use katas_kit::shelf::Doc;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let tasks: Vec<_> = docs
        .into_iter()
        .map(|doc| spawn_blocking(move || Handle::current().block_on(count(&doc))))
        .collect();
    let mut counts = Vec::new();
    for task in tasks {
        counts.push(task.await.expect("counting does not panic"));
    }
    counts
}

async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
