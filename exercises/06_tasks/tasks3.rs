//! Count the words of every document, and return the counts in the order of the documents.
//! Reading takes a while, so each document is counted by a task of its own.
//! In Python the same lines do their work. rustc refuses them.
//!
//! In asyncio you would write:
//!
//!     async def count(doc):
//!         return len((await doc.read()).split())
//!
//!     tasks = [asyncio.create_task(count(doc)) for doc in docs]
//!     return [await task for task in tasks]

use katas_kit::shelf::Doc;

pub async fn count_all(docs: Vec<Doc>) -> Vec<usize> {
    let mut tasks = Vec::new();
    for doc in &docs {
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
