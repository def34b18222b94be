//! wrong: nothing_keeps_running / left-running

use std::time::Duration;

use katas_kit::warehouse::Warehouse;
use tokio::time::sleep;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    tokio::spawn(async {
        loop {
            sleep(Duration::from_millis(250)).await;
            println!("still counting");
        }
    });
    let mut sum = warehouse.count("tea").await;
    for article in others {
        sum += warehouse.count(article).await;
    }
    sum
}
