//! wrong: the_order_is_saved_before_the_receipt / cancelled-early

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    tokio::select! {
        biased;
        () = db.save(order) => {}
        () = std::future::ready(()) => {}
    }
    format!("booked: {order}")
}
