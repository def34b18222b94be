//! wrong: nothing_panics / panicked

use katas_kit::exchange::Bank;
use tokio::runtime::Handle;
use tokio::task::block_in_place;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents = 0;
    for (currency, units) in wallet {
        cents += worth(&bank, &currency, units);
    }
    cents
}

fn worth(bank: &Bank, currency: &str, units: u64) -> u64 {
    block_in_place(|| Handle::current().block_on(bank.rate(currency))) * units
}
