//! wrong: other_tasks_get_their_turns / starved

use katas_kit::ledger::Ledger;
use tokio::task::yield_now;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    yield_now().await;
    let wrong = (0..ledger.records())
        .filter(|record| !ledger.adds_up(*record))
        .collect();
    yield_now().await;
    wrong
}
