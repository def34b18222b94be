//! wrong: nothing_keeps_running / left-running

use std::time::Duration;

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    db.save(order).await;
    let reminder = format!("pay for {order}");
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(10)).await;
        println!("{reminder}");
    });
    format!("booked: {order}")
}
