//! wrong: every_row_is_saved_before_the_return / never-polled

use futures::future::join_all;
use katas_kit::db::Database;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let tasks = rows.into_iter().map(|row| {
        let db = db.clone();
        tokio::spawn(async move { db.save(&row) })
    });
    for task in join_all(tasks).await {
        let _saved = task.unwrap();
    }
}
