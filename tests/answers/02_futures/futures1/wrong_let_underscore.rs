//! wrong: the_order_is_saved_before_the_receipt / never-polled

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    let _ = db.save(order);
    format!("booked: {order}")
}
