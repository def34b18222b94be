//! wrong: nothing_panics / panicked

use futures::future::join_all;
use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let tea = warehouse.count("tea").await;
    let rest = join_all(others.iter().map(|article| warehouse.count(article))).await;
    tea + rest.into_iter().reduce(|sum, pieces| sum + pieces).unwrap()
}
