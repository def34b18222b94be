//! wrong: every_line_is_saved_in_order / left-running

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::mpsc;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::channel::<String>(3);
    let database = database.clone();
    tokio::spawn(async move {
        while let Some(line) = rx.recv().await {
            database.save(&line).await;
        }
    });
    while let Some(line) = log.next().await {
        tx.send(line).await.expect("lines are being saved");
    }
}
