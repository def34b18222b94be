//! Before the first measurement, the lamp, the laser and the camera each have to warm up for a while.
//! They can do so side by side, and `join!`, which is tokio's `gather`, is there to let them.
//! Yet while one of them warms up, the whole program stands still.
//!
//! In asyncio you would write:
//!
//!     async def warm(part, time):
//!         activity = journal.begin(part)
//!         await asyncio.sleep(time)
//!         activity.done()
//!
//!     await asyncio.gather(warm("lamp", lamp), warm("laser", laser), warm("camera", camera))

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
    std::thread::sleep(time);
    activity.done();
}
