//! wrong: each_part_gets_its_time / blocked-thread

use std::time::Duration;

use katas_kit::journal::Journal;

pub async fn warm_up(journal: &Journal, lamp: Duration, laser: Duration, camera: Duration) {
    let parts = [("lamp", lamp), ("laser", laser), ("camera", camera)];
    let tasks = parts.map(|(part, time)| {
        let journal = journal.clone();
        tokio::spawn(async move { warm(&journal, part, time).await })
    });
    for task in tasks {
        task.await.expect("warming up does not panic");
    }
}

async fn warm(journal: &Journal, part: &str, time: Duration) {
    let activity = journal.begin(part);
    std::thread::sleep(time);
    activity.done();
}
