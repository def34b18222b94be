//! wrong: no_till_waits_for_another / starved

use std::sync::{LazyLock, Mutex};

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Mutex<Runtime>> = LazyLock::new(|| Mutex::new(Runtime::new().unwrap()));

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let runtime = RUNTIME.lock().unwrap();
    runtime.block_on(warehouse.count(article))
}
