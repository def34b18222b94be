//! right: each record costs some of the task's budget

use katas_kit::archive::Archive;
use tokio::task::consume_budget;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..archive.records() {
        consume_budget().await;
        if !archive.adds_up(record) {
            wrong.push(record);
        }
    }
    wrong
}
