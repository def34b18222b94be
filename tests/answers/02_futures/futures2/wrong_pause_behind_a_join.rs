//! wrong: no_time_is_wasted / slept-and-hoped

use std::time::Duration;

use futures::future::join_all;
use katas_kit::warehouse::Warehouse;
use tokio::time::sleep;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let counts = join_all(others.iter().map(|article| warehouse.count(article)));
    let (tea, rest) = tokio::join!(warehouse.count("tea"), counts);
    sleep(Duration::from_millis(30)).await;
    tea + rest.iter().sum::<u32>()
}
