//! What is in the wallet is worth so many cents: the units of each currency, times the bank's rate.

use katas_kit::exchange::Bank;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents = 0;
    for (currency, units) in wallet {
        cents += worth(&bank, &currency, units).await;
    }
    cents
}

// A function that has to wait for a future is `async` itself, and so is whoever calls it: only then
// can it give its thread back meanwhile. `block_on` keeps the thread, which is why it refuses to
// work on one that runs tasks.
async fn worth(bank: &Bank, currency: &str, units: u64) -> u64 {
    bank.rate(currency).await * units
    // Where a plain function cannot be changed, it may block on a thread that is made for it:
    // `spawn_blocking(move || handle.block_on(bank.rate(currency))).await`, with the `Handle` taken
    // before.
}
