//! wrong: every_row_is_saved_before_the_return / cancelled-early

use futures::future::select_all;
use katas_kit::db::Database;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    select_all(rows.iter().map(|row| db.save(row))).await;
}
