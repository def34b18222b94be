//! wrong: the_rows_are_saved_at_the_same_time / polling

use std::time::Duration;

use katas_kit::db::Database;
use tokio::time::sleep;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let count = rows.len();
    for row in rows {
        tokio::spawn(db.save(&row));
    }
    while db.rows().len() < count {
        sleep(Duration::from_millis(1)).await;
    }
}
