//! wrong: the_total_is_right / wrong-value

use katas_kit::exchange::Bank;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents: u32 = 0;
    for (currency, units) in wallet {
        let worth = bank.rate(&currency).await * units;
        cents = cents.wrapping_add(worth as u32);
    }
    u64::from(cents)
}
