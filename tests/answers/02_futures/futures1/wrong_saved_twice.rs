//! wrong: the_order_is_saved_before_the_receipt / lost-or-repeated

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    tokio::join!(db.save(order), db.save(order));
    format!("booked: {order}")
}
