//! wrong: the_receipt_names_the_order / wrong-value

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    db.save(order).await;
    String::from("booked: 3 x green tea")
}
