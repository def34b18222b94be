//! wrong: no_copy_is_kept_for_ever / wrong-value

use katas_kit::shelf::Doc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let mut tasks = Vec::new();
    for doc in &docs {
        let doc: &'static Doc = Box::leak(Box::new(doc.clone()));
        tasks.push(tokio::spawn(count(doc)));
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
