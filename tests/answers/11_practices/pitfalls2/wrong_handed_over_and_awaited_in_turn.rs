//! wrong: the_rows_are_saved_at_the_same_time / serial

use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let mut tasks = JoinSet::new();
    for row in rows {
        let db = db.clone();
        tasks.spawn(async move { db.save(&row) });
    }
    while let Some(saved) = tasks.join_next().await {
        saved.unwrap().await;
    }
}
