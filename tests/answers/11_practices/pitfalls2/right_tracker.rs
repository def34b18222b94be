//! right: a tracker of tasks, closed and waited for

use katas_kit::db::Database;
use tokio_util::task::TaskTracker;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let tasks = TaskTracker::new();
    for row in rows {
        tasks.spawn(db.save(&row));
    }
    tasks.close();
    tasks.wait().await;
}
