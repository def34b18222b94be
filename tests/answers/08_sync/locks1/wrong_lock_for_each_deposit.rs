//! wrong: no_deposit_is_lost / wrong-value

use katas_kit::bank::Ledger;
use tokio::sync::Mutex;

pub struct Account {
    ledger: Ledger,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        Self { ledger }
    }

    pub async fn deposit(&self, amount: u64) {
        let ledger = Mutex::new(self.ledger.clone());
        let ledger = ledger.lock().await;
        let balance = ledger.read().await;
        ledger.write(balance + amount).await;
    }
}
