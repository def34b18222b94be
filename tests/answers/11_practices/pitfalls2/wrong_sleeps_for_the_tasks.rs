//! wrong: nothing_keeps_running / left-running

use std::time::Duration;

use katas_kit::db::Database;
use tokio::time::sleep;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    for row in rows {
        tokio::spawn(db.save(&row));
    }
    sleep(Duration::from_millis(500)).await;
}
