//! wrong: the_total_is_right / cancelled-early

use futures::FutureExt;
use katas_kit::exchange::Bank;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents = 0;
    for (currency, units) in wallet {
        cents += worth(&bank, &currency, units);
    }
    cents
}

fn worth(bank: &Bank, currency: &str, units: u64) -> u64 {
    // The only thing that gets a value out of a future without `.await`?
    bank.rate(currency).now_or_never().unwrap_or_default() * units
}
