//! right: a timeout around something that never comes

use std::time::Duration;

use katas_kit::journal::Journal;

pub async fn warm_up(journal: &Journal, lamp: Duration, laser: Duration, camera: Duration) {
    tokio::join!(
        warm(journal, "lamp", lamp),
        warm(journal, "laser", laser),
        warm(journal, "camera", camera),
    );
}

async fn warm(journal: &Journal, part: &str, time: Duration) {
    let activity = journal.begin(part);
    let _ = tokio::time::timeout(time, std::future::pending::<()>()).await;
    activity.done();
}
