//! wrong: it_finishes / never-woken

use futures::stream::{self, StreamExt};
use katas_kit::shelf::Doc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    // Without documents there is room for none, and a buffer without room waits for room.
    let counts = stream::iter(&docs).map(count).buffered(docs.len());
    counts.collect().await
}

async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
