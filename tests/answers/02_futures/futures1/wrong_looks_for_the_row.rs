//! wrong: no_time_is_wasted / polling

use std::time::Duration;

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    tokio::spawn(db.save(order));
    while db.rows().is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    format!("booked: {order}")
}
