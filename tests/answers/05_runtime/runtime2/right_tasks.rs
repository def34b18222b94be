//! right: a task for each currency

use katas_kit::exchange::Bank;
use tokio::task::JoinSet;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut worths = JoinSet::new();
    for (currency, units) in wallet {
        let rate = bank.rate(&currency);
        worths.spawn(async move { rate.await * units });
    }
    let mut cents = 0;
    while let Some(worth) = worths.join_next().await {
        cents += worth.expect("the bank does not panic");
    }
    cents
}
