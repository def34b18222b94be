//! What is in the wallet is worth so many cents: the units of each currency, times the bank's rate.
//! Asking the bank takes a while, and meanwhile the other tasks of the program go on.
//! `worth` worked in a small test program. In the real one it panics.
//!
//! In asyncio you would write:
//!
//!     async def worth(bank, currency, units):
//!         return await bank.rate(currency) * units
//!
//!     async def total(bank, wallet):
//!         return sum([await worth(bank, *money) for money in wallet])

use katas_kit::exchange::Bank;
use tokio::runtime::Handle;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents = 0;
    for (currency, units) in wallet {
        cents += worth(&bank, &currency, units);
    }
    cents
}

fn worth(bank: &Bank, currency: &str, units: u64) -> u64 {
    let cents = Handle::current().block_on(bank.rate(currency));
    cents * units
}
