//! wrong: nothing_is_left_out / never-polled

use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let tea = warehouse.count("tea").await;
    let rest = others
        .iter()
        .map(|article| warehouse.count(article))
        .count();
    tea + rest as u32
}
