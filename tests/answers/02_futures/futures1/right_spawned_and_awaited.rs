//! right: a task, and its handle awaited

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    tokio::spawn(db.save(order))
        .await
        .expect("saving does not panic");
    format!("booked: {order}")
}
