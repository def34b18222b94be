//! wrong: other_tasks_get_their_turns / starved

use katas_kit::archive::Archive;
use tokio::task::yield_now;

pub async fn audit(archive: Archive) -> Vec<u64> {
    yield_now().await;
    let wrong = (0..archive.records())
        .filter(|record| !archive.adds_up(*record))
        .collect();
    yield_now().await;
    wrong
}
