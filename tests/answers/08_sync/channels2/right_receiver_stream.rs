//! right: a stream over a bounded channel

use futures::StreamExt;
use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, rx) = mpsc::channel(2);
    tokio::spawn(async move {
        while let Some(line) = log.next().await {
            let _ = tx.send(line).await;
        }
    });
    ReceiverStream::new(rx)
        .for_each(|line| async move { database.save(&line).await })
        .await;
}
