//! wrong: it_finishes / snoozed

use katas_kit::bank::Ledger;
use katas_kit::ms;
use tokio::sync::Mutex;
use tokio::time::sleep;

pub struct Account {
    ledger: Mutex<Ledger>,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        let ledger = Mutex::new(ledger);
        Self { ledger }
    }

    pub async fn deposit(&self, amount: u64) {
        let deposit = self.locked_deposit(amount);
        tokio::pin!(deposit);
        tokio::select! {
            () = &mut deposit => {}
            () = sleep(ms(60)) => {
                println!("slow, the balance is {}", self.ledger.lock().await.read().await);
                deposit.await;
            }
        }
    }

    async fn locked_deposit(&self, amount: u64) {
        let ledger = self.ledger.lock().await;
        let balance = ledger.read().await;
        ledger.write(balance + amount).await;
    }
}
