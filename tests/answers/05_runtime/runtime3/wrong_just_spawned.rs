//! wrong: other_tasks_get_their_turns / starved

use katas_kit::ledger::Ledger;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    let audit = tokio::spawn(async move {
        let mut wrong = Vec::new();
        for record in 0..ledger.records() {
            if !ledger.adds_up(record) {
                wrong.push(record);
            }
        }
        wrong
    });
    audit.await.unwrap()
}
