//! wrong: other_tasks_get_their_turns / starved

use futures::future::join_all;
use katas_kit::archive::Archive;

pub async fn audit(archive: Archive) -> Vec<u64> {
    // They stand in line in front of everybody else.
    let tasks = (0..archive.records()).map(|record| {
        let archive = archive.clone();
        tokio::spawn(async move { (record, archive.adds_up(record)) })
    });
    let mut wrong = Vec::new();
    for task in join_all(tasks).await {
        let (record, adds_up) = task.unwrap();
        if !adds_up {
            wrong.push(record);
        }
    }
    wrong
}
