//! wrong: every_row_is_saved_before_the_return / hard-coded

use katas_kit::db::Database;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let _saved = rows.iter().map(|row| db.save(row));
}
