//! right: tasks of this thread alone

use katas_kit::db::Database;
use tokio::task::LocalSet;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let tasks = LocalSet::new();
    for row in rows {
        tasks.spawn_local(db.save(&row));
    }
    tasks.await;
}
