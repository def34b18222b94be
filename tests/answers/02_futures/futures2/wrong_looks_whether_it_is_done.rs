//! wrong: no_time_is_wasted / polling

use std::time::Duration;

use katas_kit::warehouse::Warehouse;
use tokio::time::sleep;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let mut counts = vec![tokio::spawn(warehouse.count("tea"))];
    for article in others {
        counts.push(tokio::spawn(warehouse.count(article)));
    }
    while !counts.iter().all(|count| count.is_finished()) {
        sleep(Duration::from_millis(1)).await;
    }
    let mut sum = 0;
    for count in counts {
        sum += count.await.unwrap();
    }
    sum
}
