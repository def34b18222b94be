//! right: the plain function stays plain, and runs on a thread that may wait

use katas_kit::exchange::Bank;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let runtime = Handle::current();
    let mut cents = 0;
    for (currency, units) in wallet {
        let (bank, runtime) = (bank.clone(), runtime.clone());
        let worth = spawn_blocking(move || worth(&runtime, &bank, &currency, units));
        cents += worth.await.expect("the bank does not panic");
    }
    cents
}

fn worth(runtime: &Handle, bank: &Bank, currency: &str, units: u64) -> u64 {
    runtime.block_on(bank.rate(currency)) * units
}
