//! right: every thread keeps a runtime of its own

use katas_kit::warehouse::Warehouse;
use tokio::runtime::{Builder, Runtime};

thread_local! {
    static RUNTIME: Runtime = Builder::new_current_thread().enable_time().build().unwrap();
}

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    RUNTIME.with(|runtime| runtime.block_on(warehouse.count(article)))
}
