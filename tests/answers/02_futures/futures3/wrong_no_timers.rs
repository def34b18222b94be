//! wrong: nothing_panics / panicked

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Builder;

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let runtime = Builder::new_current_thread().build().unwrap();
    runtime.block_on(warehouse.count(article))
}
