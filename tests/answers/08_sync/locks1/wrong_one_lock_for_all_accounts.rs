//! wrong: accounts_do_not_wait_for_each_other / serial

use katas_kit::bank::Ledger;
use tokio::sync::Mutex;

static TURN: Mutex<()> = Mutex::const_new(());

pub struct Account {
    ledger: Ledger,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        Self { ledger }
    }

    pub async fn deposit(&self, amount: u64) {
        let _turn = TURN.lock().await;
        let balance = self.ledger.read().await;
        self.ledger.write(balance + amount).await;
    }
}
