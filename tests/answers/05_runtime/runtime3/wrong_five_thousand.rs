//! wrong: the_right_records_are_listed / lost-or-repeated

use katas_kit::archive::Archive;
use tokio::task::yield_now;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let mut wrong = Vec::new();
    for first in [0, 1000, 2000, 3000, 4000] {
        let part = first..(first + 1000).min(archive.records());
        wrong.extend(part.filter(|record| !archive.adds_up(*record)));
        yield_now().await;
    }
    wrong
}
