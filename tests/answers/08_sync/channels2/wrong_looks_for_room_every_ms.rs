//! wrong: lines_are_read_while_others_are_saved / polling

use std::time::Duration;

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::mpsc;
use tokio::time::sleep;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::channel(3);
    let reading = async move {
        while let Some(line) = log.next().await {
            while tx.capacity() == 0 {
                sleep(Duration::from_millis(1)).await;
            }
            let _ = tx.send(line).await;
        }
    };
    let saving = async {
        while let Some(line) = rx.recv().await {
            database.save(&line).await;
        }
    };
    tokio::join!(reading, saving);
}
