//! right: the lines are read in a blocking closure, which waits while the channel is full

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::channel(3);
    let runtime = Handle::current();
    let reading = spawn_blocking(move || {
        while let Some(line) = runtime.block_on(log.next()) {
            tx.blocking_send(line).expect("lines are being saved");
        }
    });
    while let Some(line) = rx.recv().await {
        database.save(&line).await;
    }
    reading.await.expect("the log does not panic");
}
