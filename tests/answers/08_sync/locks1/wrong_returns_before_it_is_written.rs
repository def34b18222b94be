//! wrong: no_deposit_is_lost / left-running

use katas_kit::bank::Ledger;
use tokio::sync::mpsc;

pub struct Account {
    deposits: mpsc::UnboundedSender<u64>,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        let (deposits, mut made) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Some(amount) = made.recv().await {
                let balance = ledger.read().await;
                ledger.write(balance + amount).await;
            }
        });
        Self { deposits }
    }

    pub async fn deposit(&self, amount: u64) {
        let _ = self.deposits.send(amount);
    }
}
