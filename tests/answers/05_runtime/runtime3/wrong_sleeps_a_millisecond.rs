//! wrong: no_time_is_wasted / wrong-time

use std::time::Duration;

use katas_kit::archive::Archive;
use tokio::time::sleep;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..archive.records() {
        if record % 1000 == 0 {
            sleep(Duration::from_millis(1)).await;
        }
        if !archive.adds_up(record) {
            wrong.push(record);
        }
    }
    wrong
}
