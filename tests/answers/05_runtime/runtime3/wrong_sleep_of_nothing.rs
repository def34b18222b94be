//! wrong: no_time_is_wasted / wrong-time

use std::time::Duration;

use katas_kit::archive::Archive;
use tokio::time::sleep;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..archive.records() {
        if record % 1000 == 0 {
            // asyncio's `sleep(0)`, so to speak.
            sleep(Duration::ZERO).await;
        }
        if !archive.adds_up(record) {
            wrong.push(record);
        }
    }
    wrong
}
