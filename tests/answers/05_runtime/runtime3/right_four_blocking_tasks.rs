//! right: four threads for blocking work, a quarter of the records for each

use katas_kit::ledger::Ledger;
use tokio::task::spawn_blocking;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    let all = ledger.records();
    let quarters: Vec<_> = (0..4)
        .map(|quarter| {
            let ledger = ledger.clone();
            let part = all * quarter / 4..all * (quarter + 1) / 4;
            spawn_blocking(move || -> Vec<u64> {
                part.filter(|record| !ledger.adds_up(*record)).collect()
            })
        })
        .collect();
    let mut wrong = Vec::new();
    for quarter in quarters {
        wrong.extend(quarter.await.expect("looking does not panic"));
    }
    wrong
}
