//! right: a blocking closure for each part, which waits for a timer of the runtime

use std::time::Duration;

use katas_kit::journal::Journal;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;
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
    let runtime = Handle::current();
    let waiting = spawn_blocking(move || runtime.block_on(async { sleep(time).await }));
    waiting.await.expect("sleeping does not panic");
    activity.done();
}
