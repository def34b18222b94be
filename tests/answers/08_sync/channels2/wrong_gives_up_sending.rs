//! wrong: every_line_is_saved_in_order / lost-or-repeated

use std::time::Duration;

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::mpsc;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::channel(3);
    let reading = async move {
        while let Some(line) = log.next().await {
            let _ = tx.send_timeout(line, Duration::from_millis(20)).await;
        }
    };
    let saving = async {
        while let Some(line) = rx.recv().await {
            database.save(&line).await;
        }
    };
    tokio::join!(reading, saving);
}
