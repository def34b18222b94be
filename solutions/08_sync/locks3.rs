//! Makes small copies of photos, `workers` of them at the same time.

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::Mutex;
use tokio::sync::mpsc::Receiver;
use tokio::task::JoinSet;

pub async fn copies(photos: Receiver<String>, service: &Site, workers: usize) -> Vec<String> {
    let photos = Arc::new(Mutex::new(photos));
    let mut tasks = JoinSet::new();
    for _ in 0..workers {
        let (photos, service) = (photos.clone(), service.clone());
        tasks.spawn(async move {
            let mut copies = Vec::new();
            loop {
                // The guard has no name: it is a temporary, and goes at the end of the statement. For a `let`
                // that is the semicolon. For `while let`, `if let` and `match` it is the end of their body,
                // so there the lock would be held while the copy is made.
                let next = photos.lock().await.recv().await;
                let Some(photo) = next else { break };
                copies.push(service.get(&photo).await);
            }
            copies
        });
    }
    // One task that receives and spawns, with a `Semaphore`, would serve as well; and so would
    // `ReceiverStream::new(photos).map(…).buffer_unordered(workers)`, which needs no lock.
    tasks.join_all().await.concat()
}
