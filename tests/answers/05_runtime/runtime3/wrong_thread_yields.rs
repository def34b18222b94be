//! wrong: other_tasks_get_their_turns / starved

use katas_kit::archive::Archive;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..archive.records() {
        if record % 1000 == 0 {
            std::thread::yield_now();
        }
        if !archive.adds_up(record) {
            wrong.push(record);
        }
    }
    wrong
}
