//! right: one blocking task for the whole sum; its thread has the runtime at hand

use katas_kit::exchange::Bank;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let sum = spawn_blocking(move || {
        let worth = |(currency, units): &(String, u64)| worth(&bank, currency, *units);
        wallet.iter().map(worth).sum()
    });
    sum.await.expect("the bank does not panic")
}

fn worth(bank: &Bank, currency: &str, units: u64) -> u64 {
    Handle::current().block_on(bank.rate(currency)) * units
}
