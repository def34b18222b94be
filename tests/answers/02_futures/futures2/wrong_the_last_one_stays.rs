//! wrong: nothing_is_left_out / wrong-value

use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let tea = warehouse.count("tea").await;
    let mut rest = 0;
    for article in others {
        rest = warehouse.count(article).await;
    }
    tea + rest
}
