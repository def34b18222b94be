//! right: all tasks share the documents through an Arc

use std::sync::Arc;

use katas_kit::shelf::Doc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let docs = Arc::new(docs);
    let mut tasks = Vec::new();
    for index in 0..docs.len() {
        let docs = docs.clone();
        tasks.push(tokio::spawn(async move { count(&docs[index]).await }));
    }
    let mut counts = Vec::new();
    for task in tasks {
        counts.push(task.await.expect("counting does not panic"));
    }
    counts
}

async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
