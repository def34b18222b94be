//! wrong: the_order_is_saved_before_the_receipt / lost-or-repeated

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    if !db.rows().iter().any(|row| row == order) {
        db.save(order).await;
    }
    format!("booked: {order}")
}
