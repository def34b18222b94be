//! wrong: no_deposit_is_lost / wrong-value

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
        let balance = self.ledger.lock().await.read().await;
        self.ledger.lock().await.write(balance + amount).await;
    }
}
