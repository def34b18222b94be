//! wrong: no_time_is_wasted / slept-and-hoped

use std::time::Duration;

use katas_kit::warehouse::Warehouse;
use tokio::time::sleep;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let mut sum = warehouse.count("tea").await;
    for article in others {
        sum += warehouse.count(article).await;
    }
    sleep(Duration::from_millis(100)).await;
    sum
}
