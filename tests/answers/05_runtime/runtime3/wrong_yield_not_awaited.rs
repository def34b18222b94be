//! wrong: other_tasks_get_their_turns / never-polled

use katas_kit::archive::Archive;
use tokio::task::yield_now;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..archive.records() {
        if record % 1000 == 0 {
            yield_now();
        }
        if !archive.adds_up(record) {
            wrong.push(record);
        }
    }
    wrong
}
