//! wrong: the_rows_are_saved_at_the_same_time / slept-and-hoped

use std::time::Duration;

use katas_kit::db::Database;
use tokio::time::sleep;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    for row in rows {
        tokio::spawn(db.save(&row));
    }
    sleep(Duration::from_secs(1)).await;
}
