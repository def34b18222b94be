//! right: a free worker says so and is handed the next photo

use katas_kit::net::Site;
use tokio::sync::mpsc::{self, Receiver};
use tokio::sync::oneshot;

pub async fn copies(mut photos: Receiver<String>, service: &Site, workers: usize) -> Vec<String> {
    let (free, mut free_workers) = mpsc::channel::<oneshot::Sender<String>>(1);
    let mut tasks = vec![];
    for _ in 0..workers {
        let (s, free) = (service.clone(), free.clone());
        tasks.push(tokio::spawn(async move {
            let mut copies_made = vec![];
            loop {
                let (a, b) = oneshot::channel();
                if free.send(a).await.is_err() {
                    return copies_made;
                }
                match b.await {
                    Ok(p) => copies_made.push(s.get(&p).await),
                    Err(_) => return copies_made,
                }
            }
        }));
    }
    drop(free);
    while let Some(p) = photos.recv().await {
        free_workers.recv().await.unwrap().send(p).unwrap();
    }
    drop(free_workers);
    let mut copies_made = vec![];
    for h in tasks {
        copies_made.extend(h.await.unwrap());
    }
    copies_made
}
