//! wrong: other_tasks_get_their_turns / starved

use katas_kit::ledger::Ledger;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..ledger.records() {
        if !adds_up(&ledger, record).await {
            wrong.push(record);
        }
    }
    wrong
}

async fn adds_up(ledger: &Ledger, record: u64) -> bool {
    ledger.adds_up(record)
}
