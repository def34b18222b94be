//! right: no tasks, all calls joined

use futures::future::join_all;
use katas_kit::db::Database;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    join_all(rows.iter().map(|row| db.save(row))).await;
}
