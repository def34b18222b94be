//! wrong: every_line_is_saved_in_order / cancelled-early

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::mpsc;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::channel(3);
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
    tokio::select! {
        () = reading => {}
        () = saving => {}
    }
}
