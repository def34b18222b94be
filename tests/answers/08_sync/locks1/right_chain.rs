//! right: each deposit waits for the end of the one before

use std::sync::Mutex;

use katas_kit::bank::Ledger;
use tokio::sync::oneshot;

pub struct Account {
    ledger: Ledger,
    last: Mutex<Option<oneshot::Receiver<()>>>,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        Self {
            ledger,
            last: Mutex::new(None),
        }
    }

    pub async fn deposit(&self, amount: u64) {
        let (done, is_done) = oneshot::channel();
        let before = self.last.lock().unwrap().replace(is_done);
        if let Some(before) = before {
            let _ = before.await;
        }
        let balance = self.ledger.read().await;
        self.ledger.write(balance + amount).await;
        let _ = done.send(());
    }
}
