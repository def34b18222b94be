//! right: join_all, which may borrow

use futures::future::join_all;
use katas_kit::shelf::Doc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    join_all(docs.iter().map(count)).await
}

async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
