//! right: a task that owns the ledger, and a channel to it

use katas_kit::bank::Ledger;
use tokio::sync::{mpsc, oneshot};

pub struct Account {
    deposits: mpsc::Sender<(u64, oneshot::Sender<()>)>,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        let (deposits, mut orders) = mpsc::channel::<(u64, oneshot::Sender<()>)>(8);
        tokio::spawn(async move {
            while let Some((amount, done)) = orders.recv().await {
                let balance = ledger.read().await;
                ledger.write(balance + amount).await;
                let _ = done.send(());
            }
        });
        Self { deposits }
    }

    pub async fn deposit(&self, amount: u64) {
        let (done, wait) = oneshot::channel();
        let _ = self.deposits.send((amount, done)).await;
        let _ = wait.await;
    }
}
