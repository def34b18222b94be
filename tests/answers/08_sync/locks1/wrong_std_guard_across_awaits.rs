//! wrong: it_compiles / did-not-compile

use std::sync::Mutex;

use katas_kit::bank::Ledger;

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
        let ledger = self.ledger.lock().unwrap();
        let balance = ledger.read().await;
        ledger.write(balance + amount).await;
    }
}
