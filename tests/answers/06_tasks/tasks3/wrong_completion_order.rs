//! wrong: the_counts_are_right_and_in_order / wrong-order

use katas_kit::shelf::Doc;
use tokio::task::JoinSet;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let mut tasks = JoinSet::new();
    for doc in docs {
        tasks.spawn(async move { count(&doc).await });
    }
    tasks.join_all().await
}

async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
