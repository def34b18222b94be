//! wrong: no_deposit_is_lost / wrong-value

use katas_kit::bank::Ledger;
use tokio::sync::Mutex;

pub struct Account {
    ledger: Ledger,
    turn: Mutex<()>,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        Self {
            ledger,
            turn: Mutex::default(),
        }
    }

    pub async fn deposit(&self, amount: u64) {
        let _ = self.turn.lock().await;
        let balance = self.ledger.read().await;
        self.ledger.write(balance + amount).await;
    }
}
