//! right: a channel that closes with the last task

use katas_kit::db::Database;
use tokio::sync::mpsc;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let (working, mut all_done) = mpsc::channel::<()>(1);
    for row in rows {
        let (saving, working) = (db.save(&row), working.clone());
        tokio::spawn(async move {
            saving.await;
            drop(working)
        });
    }
    drop(working);
    all_done.recv().await;
}
