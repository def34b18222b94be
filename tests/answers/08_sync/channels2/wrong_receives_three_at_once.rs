//! wrong: no_more_than_three_lines_wait / over-limit

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::mpsc;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::channel(3);
    let reading = async move {
        while let Some(line) = log.next().await {
            tx.send(line).await.expect("lines are being saved");
        }
    };
    let saving = async {
        let mut lines = Vec::new();
        while rx.recv_many(&mut lines, 3).await > 0 {
            for line in lines.drain(..) {
                database.save(&line).await;
            }
        }
    };
    tokio::join!(reading, saving);
}
