//! right: all rates are asked for together

use futures::future::join_all;
use katas_kit::exchange::Bank;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let worths = wallet
        .iter()
        .map(|(currency, units)| worth(&bank, currency, *units));
    join_all(worths).await.into_iter().sum()
}

async fn worth(bank: &Bank, currency: &str, units: u64) -> u64 {
    bank.rate(currency).await * units
}
