//! right: a thread of its own, and a oneshot that is awaited

use katas_kit::ledger::Ledger;
use tokio::sync::oneshot;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    let (sender, wrong) = oneshot::channel();
    std::thread::spawn(move || {
        let all = 0..ledger.records();
        let wrong = all.filter(|record| !ledger.adds_up(*record));
        let _ = sender.send(wrong.collect());
    });
    wrong.await.expect("the thread sends")
}
