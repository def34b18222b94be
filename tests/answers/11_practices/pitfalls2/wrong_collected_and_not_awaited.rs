//! wrong: every_row_is_saved_before_the_return / never-polled

use katas_kit::db::Database;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let _saved: Vec<_> = rows.iter().map(|row| db.save(row)).collect();
}
