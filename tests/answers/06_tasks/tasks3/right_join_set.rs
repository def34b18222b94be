//! right: a JoinSet with an index

use katas_kit::shelf::Doc;
use tokio::task::JoinSet;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let mut tasks = JoinSet::new();
    for (index, doc) in docs.into_iter().enumerate() {
        tasks.spawn(async move { (index, count(&doc).await) });
    }
    let mut counts = tasks.join_all().await;
    counts.sort();
    counts.into_iter().map(|(_, count)| count).collect()
}

async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
