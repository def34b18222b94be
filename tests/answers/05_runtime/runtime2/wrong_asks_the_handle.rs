//! wrong: nobody_looks_again_and_again / polling

use katas_kit::exchange::Bank;
pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents = 0;
    for (currency, units) in wallet {
        let rate = tokio::spawn(bank.rate(&currency));
        while !rate.is_finished() {
            tokio::task::yield_now().await;
        }
        cents += rate.await.unwrap() * units;
    }
    cents
}
