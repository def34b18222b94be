//! wrong: the_rows_are_saved_at_the_same_time / serial

use katas_kit::db::Database;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    for row in &rows {
        db.save(row).await;
    }
}
