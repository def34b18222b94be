//! wrong: no_deposit_is_lost / wrong-value

use katas_kit::bank::Ledger;

pub struct Account {
    ledger: Ledger,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        Self { ledger }
    }

    pub async fn deposit(&self, amount: u64) {
        loop {
            let balance = self.ledger.read().await;
            self.ledger.write(balance + amount).await;
            if self.ledger.read().await == balance + amount {
                return;
            }
        }
    }
}
