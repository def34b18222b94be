//! wrong: other_tasks_get_their_turns / blocked-thread

use katas_kit::ledger::Ledger;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    let thread = std::thread::spawn(move || {
        (0..ledger.records())
            .filter(|record| !ledger.adds_up(*record))
            .collect()
    });
    thread.join().unwrap()
}
