//! wrong: each_part_gets_its_time / thread-per-wait

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
    tokio::task::spawn_blocking(move || std::thread::sleep(time))
        .await
        .expect("sleeping does not panic");
    activity.done();
}
