//! wrong: the_order_is_saved_before_the_receipt / hard-coded

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    let _saving = async { db.save(order).await };
    format!("booked: {order}")
}
