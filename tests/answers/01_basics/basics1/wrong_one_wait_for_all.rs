//! wrong: each_part_gets_its_time / wrong-time

use std::time::Duration;

use katas_kit::journal::Journal;
use tokio::time::sleep;

pub async fn warm_up(journal: &Journal, lamp: Duration, laser: Duration, camera: Duration) {
    let parts = ["lamp", "laser", "camera"].map(|part| journal.begin(part));
    sleep(lamp.max(laser).max(camera)).await;
    for part in parts {
        part.done();
    }
}

async fn warm(journal: &Journal, part: &str, time: Duration) {
    let activity = journal.begin(part);
    sleep(time).await;
    activity.done();
}
