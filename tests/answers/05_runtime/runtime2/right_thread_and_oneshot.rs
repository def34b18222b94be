//! right: a thread of its own, with a runtime of its own, and a oneshot that is awaited

use katas_kit::exchange::Bank;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let (sender, total) = oneshot::channel();
    std::thread::spawn(move || {
        let runtime = Builder::new_current_thread().build().unwrap();
        let mut cents = 0;
        for (currency, units) in wallet {
            cents += runtime.block_on(bank.rate(&currency)) * units;
        }
        let _ = sender.send(cents);
    });
    total.await.expect("the thread sends")
}
