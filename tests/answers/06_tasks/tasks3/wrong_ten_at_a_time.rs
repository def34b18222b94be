//! wrong: the_documents_are_read_together / under-used

use futures::stream::{self, StreamExt};
use katas_kit::shelf::Doc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    stream::iter(&docs).map(count).buffered(10).collect().await
}

async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
