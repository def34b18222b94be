//! wrong: nothing_panics / panicked

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Handle;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let tea = warehouse.count("tea").await;
    let rest: u32 = others
        .iter()
        .map(|article| Handle::current().block_on(warehouse.count(article)))
        .sum();
    tea + rest
}
