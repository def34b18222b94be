//! wrong: the_total_is_right / wrong-value

use katas_kit::exchange::Bank;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents = 0;
    let mut tasks = Vec::new();
    for (currency, units) in wallet {
        let bank = bank.clone();
        tasks.push(tokio::spawn(async move {
            // `move` copies the number, and each task adds to its own.
            cents += worth(&bank, &currency, units).await;
            cents
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    cents
}

async fn worth(bank: &Bank, currency: &str, units: u64) -> u64 {
    bank.rate(currency).await * units
}
