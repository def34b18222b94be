//! wrong: the_rows_are_saved_at_the_same_time / spawn-then-await

use katas_kit::db::Database;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    for row in rows {
        tokio::spawn(db.save(&row)).await.unwrap();
    }
}
