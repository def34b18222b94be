//! Warm up the lamp, the laser and the camera side by side.

use std::time::Duration;

use katas_kit::journal::Journal;
use tokio::time::sleep;

pub async fn warm_up(journal: &Journal, lamp: Duration, laser: Duration, camera: Duration) {
    tokio::join!(
        warm(journal, "lamp", lamp),
        warm(journal, "laser", laser),
        warm(journal, "camera", camera),
    );
}

async fn warm(journal: &Journal, part: &str, time: Duration) {
    let activity = journal.begin(part);
    // `std::thread::sleep` puts the thread to sleep, and with it everything that runs on it. tokio's
    // `sleep` is a future: it asks the runtime's timer to be woken, and while it waits, the thread is
    // free for the others. It must be awaited; made and dropped, it waits for nothing.
    sleep(time).await;
    activity.done();
    // `sleep_until(Instant::now() + time)` would serve as well.
}
