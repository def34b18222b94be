//! wrong: the_rows_are_saved_at_the_same_time / spawn-then-await

use std::sync::Arc;

use katas_kit::db::Database;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let turn = Arc::new(Semaphore::new(1));
    let mut tasks = JoinSet::new();
    for row in rows {
        let (db, turn) = (db.clone(), turn.clone());
        tasks.spawn(async move {
            let _permit = turn.acquire().await.unwrap();
            db.save(&row).await
        });
    }
    tasks.join_all().await;
}
