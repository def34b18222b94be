//! right: an unbounded channel whose lines carry permits

use std::sync::Arc;

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::{Semaphore, mpsc};

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::unbounded_channel();
    let room = Arc::new(Semaphore::new(3));
    let reading = async move {
        while let Some(line) = log.next().await {
            let place = room.clone().acquire_owned().await;
            let _ = tx.send((line, place));
        }
    };
    let saving = async {
        while let Some((line, place)) = rx.recv().await {
            drop(place);
            database.save(&line).await;
        }
    };
    tokio::join!(reading, saving);
}
