//! wrong: every_row_is_saved_before_the_return / lost-or-repeated

use futures::future::join_all;
use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let mut tasks = JoinSet::new();
    for row in &rows {
        tasks.spawn(db.save(row));
    }
    join_all(rows.iter().map(|row| db.save(row))).await;
    tasks.join_all().await;
}
