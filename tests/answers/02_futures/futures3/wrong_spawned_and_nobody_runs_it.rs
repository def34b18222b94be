//! wrong: every_till_is_told_the_number / never-polled

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Builder;

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let pieces = Arc::new(AtomicU32::new(0));
    let (count, sink) = (warehouse.count(article), pieces.clone());
    runtime.spawn(async move { sink.store(count.await, Ordering::Relaxed) });
    pieces.load(Ordering::Relaxed)
}
