//! wrong: other_tasks_get_their_turns / starved

use katas_kit::archive::Archive;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let audit = tokio::spawn(async move {
        let mut wrong = Vec::new();
        for record in 0..archive.records() {
            if !archive.adds_up(record) {
                wrong.push(record);
            }
        }
        wrong
    });
    audit.await.unwrap()
}
