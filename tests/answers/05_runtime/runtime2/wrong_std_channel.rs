//! wrong: other_tasks_run_meanwhile / blocked-thread

use std::sync::mpsc;

use katas_kit::exchange::Bank;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents = 0;
    for (currency, units) in wallet {
        cents += worth(&bank, &currency, units);
    }
    cents
}

fn worth(bank: &Bank, currency: &str, units: u64) -> u64 {
    let (sender, received) = mpsc::channel();
    let rate = bank.rate(currency);
    spawn_blocking(move || sender.send(Handle::current().block_on(rate)));
    received.recv().unwrap() * units
}
