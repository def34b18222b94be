//! wrong: the_order_is_saved_before_the_receipt / cancelled-early

use futures::FutureExt;
use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    let _ = db.save(order).now_or_never();
    format!("booked: {order}")
}
