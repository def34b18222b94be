//! wrong: each_till_is_told_as_soon_as_the_number_is_there / slept-and-hoped

use std::thread::sleep;
use std::time::Duration;

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Runtime;

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let runtime = Runtime::new().unwrap();
    let task = runtime.spawn(warehouse.count(article));
    sleep(Duration::from_millis(500));
    runtime.block_on(task).unwrap()
}
