//! right: a runtime with its own worker threads, for each call

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Runtime;

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let runtime = Runtime::new().unwrap();
    runtime.block_on(async { warehouse.count(article).await })
}
