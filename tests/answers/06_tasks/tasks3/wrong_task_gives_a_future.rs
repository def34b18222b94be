//! wrong: it_compiles / did-not-compile

use katas_kit::shelf::Doc;
pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let mut tasks = Vec::new();
    for doc in docs {
        tasks.push(tokio::spawn(async move { count(&doc) }));
    }
    let mut counts = Vec::new();
    for task in tasks {
        counts.push(task.await.unwrap().await);
    }
    counts
}
async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
