//! wrong: nothing_is_left_out / left-running

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let sum = Arc::new(AtomicU32::new(warehouse.count("tea").await));
    for article in others {
        let (count, sum) = (warehouse.count(article), sum.clone());
        tokio::spawn(async move { sum.fetch_add(count.await, Ordering::Relaxed) });
    }
    sum.load(Ordering::Relaxed)
}
