//! right: the task hands its future over, and that is awaited, with the others

use futures::future::join_all;
use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let mut tasks = JoinSet::new();
    for row in rows {
        let db = db.clone();
        tasks.spawn(async move { db.save(&row) });
    }
    join_all(tasks.join_all().await).await;
}
