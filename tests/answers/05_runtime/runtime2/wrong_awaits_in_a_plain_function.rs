//! wrong: it_compiles / did-not-compile

use katas_kit::exchange::Bank;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents = 0;
    for (currency, units) in wallet {
        cents += worth(&bank, &currency, units);
    }
    cents
}

fn worth(bank: &Bank, currency: &str, units: u64) -> u64 {
    bank.rate(currency).await * units
}
