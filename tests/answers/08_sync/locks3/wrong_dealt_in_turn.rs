//! wrong: a_free_worker_takes_the_next_at_once / started-late

use katas_kit::net::Site;
use tokio::sync::mpsc::{self, Receiver};
use tokio::task::JoinSet;

pub async fn copies(mut photos: Receiver<String>, service: &Site, workers: usize) -> Vec<String> {
    let mut tasks = JoinSet::new();
    let mut queues = Vec::new();
    for _ in 0..workers {
        let (tx, mut rx) = mpsc::channel::<String>(16);
        queues.push(tx);
        let service = service.clone();
        tasks.spawn(async move {
            let mut copies = Vec::new();
            while let Some(photo) = rx.recv().await {
                copies.push(service.get(&photo).await);
            }
            copies
        });
    }
    let mut turn = 0;
    while let Some(photo) = photos.recv().await {
        let _ = queues[turn % workers].send(photo).await;
        turn += 1;
    }
    drop(queues);
    tasks.join_all().await.concat()
}
