//! right: a turn for the others at every record

use katas_kit::ledger::Ledger;
use tokio::task::yield_now;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..ledger.records() {
        yield_now().await;
        if !ledger.adds_up(record) {
            wrong.push(record);
        }
    }
    wrong
}
