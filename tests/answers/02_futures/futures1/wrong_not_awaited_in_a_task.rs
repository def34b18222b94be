//! wrong: the_order_is_saved_before_the_receipt / never-polled

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    let (db, row) = (db.clone(), order.to_owned());
    let saving = tokio::spawn(async move { db.save(&row) }).await;
    drop(saving);
    format!("booked: {order}")
}
