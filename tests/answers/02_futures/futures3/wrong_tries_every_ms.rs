//! wrong: no_till_waits_for_another / starved
use katas_kit::warehouse::Warehouse;
use std::sync::Mutex;
use tokio::runtime::Builder;

static BUSY: Mutex<()> = Mutex::new(());

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let guard = loop {
        match BUSY.try_lock() {
            Ok(guard) => break guard,
            Err(_) => std::thread::sleep(std::time::Duration::from_millis(1)),
        }
    };
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let pieces = runtime.block_on(warehouse.count(article));
    drop(guard);
    pieces
}
