//! wrong: the_order_is_saved_before_the_receipt / never-polled

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    async { db.save(order).await };
    format!("booked: {order}")
}
