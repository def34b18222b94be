//! wrong: the_documents_are_read_together / spawn-then-await

use katas_kit::shelf::Doc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let mut counts = Vec::new();
    for doc in docs {
        let task = tokio::spawn(async move { count(&doc).await });
        counts.push(task.await.expect("counting does not panic"));
    }
    counts
}

async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
