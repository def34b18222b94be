//! right: a task each, and the handles awaited

use katas_kit::db::Database;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let mut tasks = Vec::new();
    for row in rows {
        let db = db.clone();
        tasks.push(tokio::spawn(async move { db.save(&row).await }));
    }
    for task in tasks {
        task.await.unwrap();
    }
}
