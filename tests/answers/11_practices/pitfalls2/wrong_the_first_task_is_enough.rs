//! wrong: every_row_is_saved_before_the_return / cancelled-early

use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let mut tasks = JoinSet::new();
    for row in rows {
        let db = db.clone();
        tasks.spawn(async move { db.save(&row).await });
    }
    tasks.join_next().await;
}
