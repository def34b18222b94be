//! wrong: nothing_panics / panicked

use katas_kit::exchange::Bank;
use tokio::runtime::Runtime;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents = 0;
    for (currency, units) in wallet {
        cents += worth(&bank, &currency, units);
    }
    cents
}

fn worth(bank: &Bank, currency: &str, units: u64) -> u64 {
    // `asyncio.run(…)`, so to speak.
    let cents = Runtime::new().unwrap().block_on(bank.rate(currency));
    cents * units
}
