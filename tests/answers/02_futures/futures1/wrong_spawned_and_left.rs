//! wrong: nothing_keeps_running / left-running

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    tokio::spawn(db.save(order));
    format!("booked: {order}")
}
