//! wrong: other_tasks_run_meanwhile / blocked-thread

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
    let (runtime, rate) = (Handle::current(), bank.rate(currency));
    let thread = std::thread::spawn(move || runtime.block_on(rate));
    thread.join().unwrap() * units
}
