//! right: a channel with one place, which is taken for as long as it takes

use std::sync::Mutex;

use katas_kit::bank::Ledger;
use tokio::sync::mpsc;

pub struct Account {
    ledger: Ledger,
    enter: mpsc::Sender<()>,
    leave: Mutex<mpsc::Receiver<()>>,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        let (enter, leave) = mpsc::channel(1);
        Self {
            ledger,
            enter,
            leave: Mutex::new(leave),
        }
    }

    pub async fn deposit(&self, amount: u64) {
        self.enter
            .send(())
            .await
            .expect("the account has both ends");
        let balance = self.ledger.read().await;
        self.ledger.write(balance + amount).await;
        let _ = self.leave.lock().unwrap().try_recv();
    }
}
