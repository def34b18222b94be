//! wrong: other_tasks_get_their_turns / starved

use katas_kit::ledger::Ledger;
use tokio::task::yield_now;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    // Somebody else gives way all the time; that does not make the loop give way.
    let ticker = async {
        loop {
            yield_now().await;
        }
    };
    let audit = async {
        let mut wrong = Vec::new();
        for record in 0..ledger.records() {
            if !ledger.adds_up(record) {
                wrong.push(record);
            }
        }
        wrong
    };
    tokio::select! {
        wrong = audit => wrong,
        () = ticker => unreachable!("it ticks for ever"),
    }
}
