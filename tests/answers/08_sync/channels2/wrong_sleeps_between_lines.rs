//! wrong: lines_are_read_while_others_are_saved / serial

use std::time::Duration;

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::mpsc;
use tokio::time::sleep;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::unbounded_channel();
    let reading = async move {
        while let Some(line) = log.next().await {
            let _ = tx.send(line);
            sleep(Duration::from_millis(45)).await;
        }
    };
    let saving = async {
        while let Some(line) = rx.recv().await {
            database.save(&line).await;
        }
    };
    tokio::join!(reading, saving);
}
