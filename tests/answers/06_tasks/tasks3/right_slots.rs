//! right: a counter for each document behind a Mutex, and a channel that closes when all are done

use katas_kit::shelf::Doc;
use std::sync::{Arc, Mutex};
pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let counts = Arc::new(Mutex::new(vec![0; docs.len()]));
    let (done, mut all) = tokio::sync::mpsc::channel::<()>(1);
    for (i, doc) in docs.into_iter().enumerate() {
        let (counts, done) = (counts.clone(), done.clone());
        tokio::spawn(async move {
            let n = doc.read().await.split_whitespace().count();
            counts.lock().unwrap()[i] = n;
            drop(done);
        });
    }
    drop(done);
    all.recv().await;
    let r = counts.lock().unwrap().clone();
    r
}
