//! wrong: no_more_than_three_lines_wait / over-limit

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::mpsc;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::channel(8);
    let reading = async move {
        while let Some(line) = log.next().await {
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
