//! right: the whole audit on a thread for blocking work

use katas_kit::ledger::Ledger;
use tokio::task::spawn_blocking;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    let audit = spawn_blocking(move || {
        (0..ledger.records())
            .filter(|record| !ledger.adds_up(*record))
            .collect()
    });
    audit.await.expect("looking does not panic")
}
