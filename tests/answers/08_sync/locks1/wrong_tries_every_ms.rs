//! wrong: accounts_do_not_wait_for_each_other / polling

use std::time::Duration;

use katas_kit::bank::Ledger;
use tokio::sync::Mutex;
use tokio::time::sleep;

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
        let ledger = loop {
            match self.ledger.try_lock() {
                Ok(ledger) => break ledger,
                Err(_) => sleep(Duration::from_millis(1)).await,
            }
        };
        let balance = ledger.read().await;
        ledger.write(balance + amount).await;
    }
}
