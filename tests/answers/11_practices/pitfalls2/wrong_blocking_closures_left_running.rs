//! wrong: nothing_keeps_running / left-running
//! A blocking closure whose handle is dropped goes on as a task does.

use katas_kit::db::Database;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    for row in rows {
        let (db, runtime) = (db.clone(), Handle::current());
        spawn_blocking(move || runtime.block_on(db.save(&row)));
    }
}
