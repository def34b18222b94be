//! wrong: nothing_keeps_running / left-running

use std::time::Duration;

use katas_kit::db::Database;
use tokio::task::JoinSet;
use tokio::time::sleep;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    tokio::spawn(async {
        loop {
            println!("saving");
            sleep(Duration::from_secs(1)).await;
        }
    });
    let mut tasks = JoinSet::new();
    for row in rows {
        tasks.spawn(db.save(&row));
    }
    tasks.join_all().await;
}
