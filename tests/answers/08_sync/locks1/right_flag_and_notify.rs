//! right: a flag behind std's mutex, and a Notify for whoever is next

use std::sync::Mutex;

use katas_kit::bank::Ledger;
use tokio::sync::Notify;

pub struct Account {
    ledger: Ledger,
    busy: Mutex<bool>,
    free: Notify,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        Self {
            ledger,
            busy: Mutex::new(false),
            free: Notify::new(),
        }
    }

    fn take(&self) -> bool {
        let mut busy = self.busy.lock().unwrap();
        !std::mem::replace(&mut *busy, true)
    }

    pub async fn deposit(&self, amount: u64) {
        while !self.take() {
            self.free.notified().await;
        }
        let balance = self.ledger.read().await;
        self.ledger.write(balance + amount).await;
        *self.busy.lock().unwrap() = false;
        self.free.notify_one();
    }
}
