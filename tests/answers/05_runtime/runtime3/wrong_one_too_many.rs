//! wrong: the_right_records_are_listed / lost-or-repeated

use katas_kit::archive::Archive;
use tokio::task::yield_now;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..=archive.records() {
        if record % 1000 == 0 {
            yield_now().await;
        }
        if !archive.adds_up(record) {
            wrong.push(record);
        }
    }
    wrong
}
