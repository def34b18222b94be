//! wrong: every_till_is_told_the_number / cancelled-early

use futures::FutureExt;
use katas_kit::warehouse::Warehouse;
use tokio::runtime::Runtime;

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let runtime = Runtime::new().unwrap();
    let _inside = runtime.enter();
    warehouse.count(article).now_or_never().unwrap_or(0)
}
