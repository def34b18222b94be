//! wrong: the_counts_are_right_and_in_order / wrong-value

use katas_kit::shelf::Doc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let tasks: Vec<_> = docs
        .into_iter()
        .map(|doc| tokio::spawn(count(doc)))
        .collect();
    let mut counts = Vec::new();
    for task in tasks {
        counts.push(task.await.expect("counting does not panic"));
    }
    counts
}

async fn count(doc: Doc) -> usize {
    doc.read().await.len()
}
