//! wrong: the_right_records_are_listed / lost-or-repeated

use katas_kit::archive::Archive;
use tokio::task::yield_now;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let mut wrong = Vec::new();
    for thousand in 0..archive.records() / 1000 {
        for record in thousand * 1000..(thousand + 1) * 1000 {
            if !archive.adds_up(record) {
                wrong.push(record);
            }
        }
        yield_now().await;
    }
    wrong
}
