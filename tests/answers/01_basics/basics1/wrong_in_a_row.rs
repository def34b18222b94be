//! wrong: they_warm_up_side_by_side / serial

use std::time::Duration;

use katas_kit::journal::Journal;

pub async fn warm_up(journal: &Journal, lamp: Duration, laser: Duration, camera: Duration) {
    warm(journal, "lamp", lamp).await;
    warm(journal, "laser", laser).await;
    warm(journal, "camera", camera).await;
}

async fn warm(journal: &Journal, part: &str, time: Duration) {
    let activity = journal.begin(part);
    tokio::time::sleep(time).await;
    activity.done();
}
