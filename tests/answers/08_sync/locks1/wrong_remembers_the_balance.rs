//! wrong: each_deposit_reads_and_writes_once / wrong-value

use katas_kit::bank::Ledger;
use tokio::sync::Mutex;

pub struct Account {
    ledger: Ledger,
    balance: Mutex<Option<u64>>,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        Self {
            ledger,
            balance: Mutex::default(),
        }
    }

    pub async fn deposit(&self, amount: u64) {
        let mut balance = self.balance.lock().await;
        let old = match *balance {
            Some(known) => known,
            None => self.ledger.read().await,
        };
        self.ledger.write(old + amount).await;
        *balance = Some(old + amount);
    }
}
