//! Count the words of every document, and return the counts in the order of the documents.

use katas_kit::shelf::Doc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let mut tasks = Vec::new();
    for doc in docs {
        // A task may outlive whoever spawned it, so it must not borrow from there. `async move` gives
        // the document to the task; inside the task `count` may borrow it, for both end together.
        tasks.push(tokio::spawn(async move { count(&doc).await }));
    }
    let mut counts = Vec::new();
    for task in tasks {
        counts.push(task.await.expect("counting does not panic"));
    }
    counts
    // What several tasks need is cloned for each, or put into an `Arc` that is. Without tasks there is
    // nothing to outlive: `join_all(docs.iter().map(count)).await` may borrow.
}

async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
