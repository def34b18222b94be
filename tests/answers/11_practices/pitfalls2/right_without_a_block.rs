//! right: the call itself is spawned

use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let mut tasks = JoinSet::new();
    for row in rows {
        tasks.spawn(db.save(&row));
    }
    while let Some(task) = tasks.join_next().await {
        task.unwrap();
    }
}
