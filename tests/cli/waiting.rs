//! Waiting for something to become so, with a generous limit: a test never sleeps for a fixed time.

use std::time::{Duration, Instant};

/// Far more than anything takes on a busy machine.
pub const LIMIT: Duration = Duration::from_secs(60);
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// Waits until there is something; fails with the words of `otherwise` when the limit is over.
#[track_caller]
pub fn until<T>(mut look: impl FnMut() -> Option<T>, otherwise: impl FnOnce() -> String) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < LIMIT, "{}", otherwise());
        std::thread::sleep(LOOK_EVERY);
    }
}
