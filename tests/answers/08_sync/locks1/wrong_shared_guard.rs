//! wrong: no_deposit_is_lost / wrong-value

use katas_kit::bank::Ledger;
use tokio::sync::RwLock;

pub struct Account {
    ledger: RwLock<Ledger>,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        Self {
            ledger: RwLock::new(ledger),
        }
    }

    pub async fn deposit(&self, amount: u64) {
        let ledger = self.ledger.read().await;
        let balance = ledger.read().await;
        ledger.write(balance + amount).await;
    }
}
