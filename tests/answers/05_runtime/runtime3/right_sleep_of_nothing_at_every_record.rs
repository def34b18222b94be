//! right: a sleep of no length is no turn, but each costs budget, and 128 of them use it up

use std::time::Duration;

use katas_kit::ledger::Ledger;
use tokio::time::sleep;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..ledger.records() {
        sleep(Duration::ZERO).await;
        if !ledger.adds_up(record) {
            wrong.push(record);
        }
    }
    wrong
}
