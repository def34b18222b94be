//! Book an order: save it in the database, and only then hand out the receipt.

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    // Calling `save` only makes a future. It does its work while it is polled, and `.await` polls it,
    // whenever it is woken, until it is done. Dropped before that, it has done nothing at all.
    // `tokio::spawn` would have it polled as well, but then the receipt must wait for the handle.
    db.save(order).await;
    format!("booked: {order}")
}
