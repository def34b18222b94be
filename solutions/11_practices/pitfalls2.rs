//! Save all rows of a form at the same time, and come back when they are saved.

use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let mut tasks = JoinSet::new();
    for row in rows {
        let db = db.clone();
        // The last expression of a block is its result. Without the `.await` that is a future: the task
        // makes it, is done, and hands it over unused. No warning comes, for a result is not thrown
        // away. The block runs it if it awaits it; `tasks.spawn(db.save(&row))` without a block would, too.
        tasks.spawn(async move { db.save(&row).await });
    }
    tasks.join_all().await;
}
