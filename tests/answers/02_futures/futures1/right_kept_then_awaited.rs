//! right: the future is kept in a variable and awaited later

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    let saving = db.save(order);
    println!("saving {order}");
    saving.await;
    format!("booked: {order}")
}
