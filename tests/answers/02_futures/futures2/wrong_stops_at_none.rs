//! wrong: nothing_is_left_out / wrong-value

use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let mut sum = warehouse.count("tea").await;
    for article in others {
        match warehouse.count(article).await {
            0 => break,
            pieces => sum += pieces,
        }
    }
    sum
}
