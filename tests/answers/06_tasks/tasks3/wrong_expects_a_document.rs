//! wrong: nothing_panics / panicked

use katas_kit::shelf::Doc;

pub async fn count_all(mut docs: Vec<Doc>) -> Vec<usize> {
    // The last one is counted here, for this task has nothing else to do. Without documents there is no last one.
    let last = docs.pop().expect("there are documents");
    let tasks: Vec<_> = docs
        .into_iter()
        .map(|doc| tokio::spawn(async move { count(&doc).await }))
        .collect();
    let last = count(&last).await;
    let mut counts = Vec::new();
    for task in tasks {
        counts.push(task.await.expect("counting does not panic"));
    }
    counts.push(last);
    counts
}

async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
