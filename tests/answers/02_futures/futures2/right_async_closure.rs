//! right: an async closure, whose futures are joined

use futures::future::join_all;
use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let tea = warehouse.count("tea").await;
    let count = async |article: &String| warehouse.count(article).await;
    let rest = join_all(others.iter().map(count)).await;
    tea + rest.iter().sum::<u32>()
}
