//! wrong: the_total_is_right / wrong-value

use katas_kit::exchange::Bank;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let cents = Arc::new(AtomicU64::new(0));
    for (currency, units) in wallet {
        let (bank, cents) = (bank.clone(), cents.clone());
        tokio::spawn(async move {
            cents.fetch_add(bank.rate(&currency).await * units, Ordering::Relaxed);
        });
    }
    cents.load(Ordering::Relaxed)
}
