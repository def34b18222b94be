//! right: room is reserved before the line is read

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::mpsc;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::channel(4);
    let reading = async move {
        while let Ok(room) = tx.reserve().await {
            let Some(line) = log.next().await else { break };
            room.send(line);
        }
    };
    let saving = async {
        while let Some(line) = rx.recv().await {
            database.save(&line).await;
        }
    };
    tokio::join!(reading, saving);
}
