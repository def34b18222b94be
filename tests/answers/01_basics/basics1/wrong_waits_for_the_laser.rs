//! wrong: they_warm_up_side_by_side / left-running

use std::time::Duration;

use katas_kit::journal::Journal;
use tokio::time::sleep;

pub async fn warm_up(journal: &Journal, lamp: Duration, laser: Duration, camera: Duration) {
    let others = [("lamp", lamp), ("camera", camera)];
    for (part, time) in others {
        let journal = journal.clone();
        tokio::spawn(async move { warm(&journal, part, time).await });
    }
    warm(journal, "laser", laser).await;
}

async fn warm(journal: &Journal, part: &str, time: Duration) {
    let activity = journal.begin(part);
    sleep(time).await;
    activity.done();
}
