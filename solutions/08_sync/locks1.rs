//! An account at a bank that can only be read and written.

use katas_kit::bank::Ledger;
use tokio::sync::Mutex;

pub struct Account {
    // The lock owns what it protects: nobody can get at the ledger without it.
    ledger: Mutex<Ledger>,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        Self {
            ledger: Mutex::new(ledger),
        }
    }

    pub async fn deposit(&self, amount: u64) {
        // Held from before the read until after the write, across both awaits. A guard of std's mutex must
        // not be: the task would keep the lock while others run on its thread, and one of them would stop
        // that thread to wait for it. A `Semaphore` of one permit, or a task that owns the ledger and gets
        // the deposits through a channel, would serve as well.
        let ledger = self.ledger.lock().await;
        let balance = ledger.read().await;
        ledger.write(balance + amount).await;
    }
}
