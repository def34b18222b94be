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
        let balance = self.ledger.read().await;
        let _turn = self.turn.lock().await;
        self.ledger.write(balance + amount).await;
    }
}
