//! right: each record costs some of the task's budget

use katas_kit::ledger::Ledger;
use tokio::task::consume_budget;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..ledger.records() {
        consume_budget().await;
        if !ledger.adds_up(record) {
            wrong.push(record);
        }
    }
    wrong
}
