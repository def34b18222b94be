//! wrong: other_tasks_get_their_turns / starved

use futures::future::join_all;
use katas_kit::ledger::Ledger;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    // They stand in line in front of everybody else.
    let tasks = (0..ledger.records()).map(|record| {
        let ledger = ledger.clone();
        tokio::spawn(async move { (record, ledger.adds_up(record)) })
    });
    let mut wrong = Vec::new();
    for task in join_all(tasks).await {
        let (record, adds_up) = task.unwrap();
        if !adds_up {
            wrong.push(record);
        }
    }
    wrong
}
