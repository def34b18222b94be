//! wrong: accounts_do_not_wait_for_each_other / started-late

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use katas_kit::bank::Ledger;
use tokio::time::sleep;

pub struct Account {
    ledger: Ledger,
    waiting: AtomicU32,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        Self {
            ledger,
            waiting: AtomicU32::new(0),
        }
    }

    pub async fn deposit(&self, amount: u64) {
        let before = self.waiting.fetch_add(1, Ordering::SeqCst);
        sleep(Duration::from_millis(100) * before).await;
        let balance = self.ledger.read().await;
        self.ledger.write(balance + amount).await;
        self.waiting.fetch_sub(1, Ordering::SeqCst);
    }
}
