//! right: a semaphore of one permit

use katas_kit::bank::Ledger;
use tokio::sync::Semaphore;

pub struct Account {
    ledger: Ledger,
    turn: Semaphore,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        Self {
            ledger,
            turn: Semaphore::new(1),
        }
    }

    pub async fn deposit(&self, amount: u64) {
        let _turn = self.turn.acquire().await;
        let balance = self.ledger.read().await;
        self.ledger.write(balance + amount).await;
    }
}
