//! wrong: nothing_panics / panicked

use katas_kit::bank::Ledger;
use tokio::sync::Mutex;

pub struct Account {
    ledger: Mutex<Ledger>,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        Self {
            ledger: Mutex::new(ledger),
        }
    }

    pub async fn deposit(&self, amount: u64) {
        let ledger = self.ledger.blocking_lock();
        let balance = ledger.read().await;
        ledger.write(balance + amount).await;
    }
}
