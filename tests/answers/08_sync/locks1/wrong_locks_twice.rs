//! wrong: it_finishes / never-woken

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
        let reading = self.ledger.lock().await;
        let balance = reading.read().await;
        let writing = self.ledger.lock().await;
        writing.write(balance + amount).await;
    }
}
