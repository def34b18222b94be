//! wrong: no_copy_is_kept_for_ever / wrong-value

use katas_kit::shelf::Doc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    // Now they are `'static`.
    let docs: &'static [Doc] = docs.leak();
    let mut tasks = Vec::new();
    for doc in docs {
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
