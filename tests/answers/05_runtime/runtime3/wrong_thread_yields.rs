//! wrong: other_tasks_get_their_turns / starved

use katas_kit::ledger::Ledger;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..ledger.records() {
        if record % 1000 == 0 {
            std::thread::yield_now();
        }
        if !ledger.adds_up(record) {
            wrong.push(record);
        }
    }
    wrong
}
