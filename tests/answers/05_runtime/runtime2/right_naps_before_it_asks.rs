//! right: a blocking closure that sleeps before it asks

use std::thread::sleep;
use std::time::Duration;

use katas_kit::exchange::Bank;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let handle = Handle::current();
    let sum = spawn_blocking(move || {
        sleep(Duration::from_millis(300));
        let mut total = 0;
        for (currency, units) in wallet {
            total += units * handle.block_on(bank.rate(&currency));
        }
        total
    });
    sum.await.unwrap()
}
