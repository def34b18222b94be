//! wrong: they_warm_up_side_by_side / polling

use std::time::Duration;

use katas_kit::journal::Journal;
use tokio::time::{Instant, sleep};

pub async fn warm_up(journal: &Journal, lamp: Duration, laser: Duration, camera: Duration) {
    tokio::join!(
        warm(journal, "lamp", lamp),
        warm(journal, "laser", laser),
        warm(journal, "camera", camera),
    );
}

async fn warm(journal: &Journal, part: &str, time: Duration) {
    let activity = journal.begin(part);
    let began = Instant::now();
    while began.elapsed() < time {
        sleep(Duration::from_millis(1)).await;
    }
    activity.done();
}
