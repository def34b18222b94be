//! right: each task gets a clone

use katas_kit::shelf::Doc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let mut tasks = Vec::new();
    for doc in &docs {
        let doc = doc.clone();
        tasks.push(tokio::spawn(async move { count(&doc).await }));
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
