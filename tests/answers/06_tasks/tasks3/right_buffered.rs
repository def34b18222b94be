//! right: a stream that keeps the order

use futures::stream::{self, StreamExt};
use katas_kit::shelf::Doc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    // With room for none, no document would ever be read.
    let room = docs.len().max(1);
    let counts = stream::iter(&docs).map(count).buffered(room);
    counts.collect().await
}

async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
