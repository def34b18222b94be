//! wrong: nothing_is_left_out / cancelled-early

use futures::FutureExt;
use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let tea = warehouse.count("tea").await;
    let rest: u32 = others
        .iter()
        .filter_map(|article| warehouse.count(article).now_or_never())
        .sum();
    tea + rest
}
