//! wrong: other_tasks_get_their_turns / starved

use katas_kit::ledger::Ledger;
use tokio::task::yield_now;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..ledger.records() {
        if record % 5000 == 0 {
            yield_now().await;
        }
        if !ledger.adds_up(record) {
            wrong.push(record);
        }
    }
    wrong
}
