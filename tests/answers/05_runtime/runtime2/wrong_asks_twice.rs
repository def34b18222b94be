//! wrong: each_rate_is_asked_for_once / extra-calls

use katas_kit::exchange::Bank;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents = 0;
    for (currency, units) in wallet {
        // So that the bank is warm when it is asked.
        let early = tokio::spawn(bank.rate(&currency));
        cents += worth(&bank, &currency, units).await;
        early.await.unwrap();
    }
    cents
}

async fn worth(bank: &Bank, currency: &str, units: u64) -> u64 {
    bank.rate(currency).await * units
}
