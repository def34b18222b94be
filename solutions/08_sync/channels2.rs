//! Copies a log into a database.

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::mpsc;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::channel(3);
    let reading = async move {
        while let Some(line) = log.next().await {
            // In a full channel `send` waits for room, and the next line is not read before. So whoever is
            // slow slows down whoever is fast: that is backpressure. `try_send` does not wait; it gives
            // the line back, and somebody has to do something with it.
            tx.send(line).await.expect("lines are being saved");
        }
        // `tx` was moved in here and is dropped here: `recv` finds the end.
    };
    let saving = async {
        while let Some(line) = rx.recv().await {
            database.save(&line).await;
        }
    };
    tokio::join!(reading, saving);
}
