//! wrong: it_finishes / never-woken

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::mpsc;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::channel(3);
    while let Some(line) = log.next().await {
        let _ = tx.send(line).await;
    }
    drop(tx);
    while let Some(line) = rx.recv().await {
        database.save(&line).await;
    }
}
