//! wrong: they_warm_up_side_by_side / slept-and-hoped

use std::time::Duration;

use katas_kit::journal::Journal;
use tokio::time::sleep;

pub async fn warm_up(journal: &Journal, lamp: Duration, laser: Duration, camera: Duration) {
    for (part, time) in [("lamp", lamp), ("laser", laser), ("camera", camera)] {
        let journal = journal.clone();
        tokio::spawn(async move { warm(&journal, part, time).await });
    }
    sleep(Duration::from_millis(100)).await;
}

async fn warm(journal: &Journal, part: &str, time: Duration) {
    let activity = journal.begin(part);
    sleep(time).await;
    activity.done();
}
