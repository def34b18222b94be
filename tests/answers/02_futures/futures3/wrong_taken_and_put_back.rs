//! wrong: nothing_panics / panicked

use std::sync::Mutex;

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Runtime;

static RUNTIME: Mutex<Option<Runtime>> = Mutex::new(None);
static MADE: std::sync::Once = std::sync::Once::new();

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    MADE.call_once(|| *RUNTIME.lock().unwrap() = Some(Runtime::new().unwrap()));
    let runtime = RUNTIME.lock().unwrap().take().unwrap();
    let pieces = runtime.block_on(warehouse.count(article));
    *RUNTIME.lock().unwrap() = Some(runtime);
    pieces
}
