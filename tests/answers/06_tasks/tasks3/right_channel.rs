//! right: each task sends its count, and lets go of its document afterwards

use katas_kit::shelf::Doc;
use tokio::sync::mpsc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let mut counts = vec![0; docs.len()];
    let (sender, mut received) = mpsc::channel(1);
    for (index, doc) in docs.into_iter().enumerate() {
        let sender = sender.clone();
        tokio::spawn(async move {
            let _ = sender.send((index, count(&doc).await)).await;
        });
    }
    drop(sender);
    while let Some((index, count)) = received.recv().await {
        counts[index] = count;
    }
    counts
}

async fn count(doc: &Doc) -> usize {
    doc.read().await.split_whitespace().count()
}
