//! wrong: every_line_is_saved_in_order / lost-or-repeated

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = broadcast::channel(3);
    let reading = async move {
        while let Some(line) = log.next().await {
            let _ = tx.send(line);
        }
    };
    let saving = async {
        loop {
            match rx.recv().await {
                Ok(line) => database.save(&line).await,
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => break,
            }
        }
    };
    tokio::join!(reading, saving);
}
