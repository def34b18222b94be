//! right: sleep_until, a moment rather than a duration

use std::time::Duration;

use katas_kit::journal::Journal;
use tokio::time::{Instant, sleep_until};

pub async fn warm_up(journal: &Journal, lamp: Duration, laser: Duration, camera: Duration) {
    tokio::join!(
        warm(journal, "lamp", lamp),
        warm(journal, "laser", laser),
        warm(journal, "camera", camera),
    );
}

async fn warm(journal: &Journal, part: &str, time: Duration) {
    let activity = journal.begin(part);
    sleep_until(Instant::now() + time).await;
    activity.done();
}
