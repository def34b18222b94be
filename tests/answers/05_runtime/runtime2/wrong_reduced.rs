//! wrong: nothing_panics / panicked

use futures::future::join_all;
use katas_kit::exchange::Bank;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let worth = async |(currency, units): &(String, u64)| bank.rate(currency).await * units;
    let worths = join_all(wallet.iter().map(worth)).await;
    worths
        .into_iter()
        .reduce(|cents, worth| cents + worth)
        .expect("there is money")
}
