//! wrong: the_documents_are_read_together / spawn-then-await

use katas_kit::shelf::Doc;
pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let docs = std::sync::Arc::new(tokio::sync::Mutex::new(docs));
    let n = docs.lock().await.len();
    let mut tasks = Vec::new();
    for i in 0..n {
        let docs = docs.clone();
        tasks.push(tokio::spawn(async move {
            let d = docs.lock().await;
            d[i].read().await.split_whitespace().count()
        }));
    }
    let mut counts = Vec::new();
    for task in tasks {
        counts.push(task.await.unwrap());
    }
    counts
}
