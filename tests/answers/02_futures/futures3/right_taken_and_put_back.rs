//! right: runtimes that are idle are kept for the next call

use std::sync::Mutex;

use katas_kit::warehouse::Warehouse;
use tokio::runtime::{Builder, Runtime};

static IDLE: Mutex<Vec<Runtime>> = Mutex::new(Vec::new());

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let idle = IDLE.lock().unwrap().pop();
    let runtime =
        idle.unwrap_or_else(|| Builder::new_current_thread().enable_all().build().unwrap());
    let pieces = runtime.block_on(warehouse.count(article));
    IDLE.lock().unwrap().push(runtime);
    pieces
}
