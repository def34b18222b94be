//! Save all rows of a form at the same time, and come back when they are saved. There is no warning,
//! every task ends well, and the database stays empty.
//!
//! In asyncio you would write:
//!
//!     async with asyncio.TaskGroup() as tasks:
//!         for row in rows:
//!             tasks.create_task(db.save(row))

use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    let mut tasks = JoinSet::new();
    for row in rows {
        let db = db.clone();
        tasks.spawn(async move { db.save(&row) });
    }
    tasks.join_all().await;
}
