//! wrong: it_finishes / never-yields

use std::sync::mpsc;

use katas_kit::exchange::Bank;

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
    // The task would run on the thread that waits for it here.
    tokio::spawn(async move { sender.send(rate.await) });
    received.recv().unwrap() * units
}
