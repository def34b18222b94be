//! wrong: it_finishes / never-woken

use katas_kit::exchange::Bank;
pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents = 0;
    for (currency, units) in wallet {
        let rate = tokio::spawn(bank.rate(&currency));
        while !rate.is_finished() {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        cents += rate.await.unwrap() * units;
    }
    cents
}
