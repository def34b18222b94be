//! right: a task that reads, and the smallest channel

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::mpsc;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::channel(1);
    let reading = tokio::spawn(async move {
        while let Some(line) = log.next().await {
            if tx.send(line).await.is_err() {
                break;
            }
        }
    });
    while let Some(line) = rx.recv().await {
        database.save(&line).await;
    }
    reading.await.expect("reading does not panic");
}
