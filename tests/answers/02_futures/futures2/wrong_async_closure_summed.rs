//! wrong: it_compiles / did-not-compile

use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let tea: u32 = warehouse.count("tea").await;
    let rest: u32 = others
        .iter()
        .map(async |article| warehouse.count(article).await)
        .sum();
    tea + rest
}
