//! wrong: nothing_panics / panicked

use katas_kit::exchange::Bank;
use tokio::runtime::Handle;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents = 0;
    for (currency, units) in wallet {
        let bank = bank.clone();
        let task = tokio::spawn(async move { worth(&bank, &currency, units) });
        cents += task.await.unwrap();
    }
    cents
}

fn worth(bank: &Bank, currency: &str, units: u64) -> u64 {
    Handle::current().block_on(bank.rate(currency)) * units
}
