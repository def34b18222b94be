//! wrong: the_documents_are_read_together / serial

use katas_kit::shelf::Doc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let mut counts = Vec::new();
    for doc in &docs {
        counts.push(count(doc).await);
    }
    counts
}

async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
