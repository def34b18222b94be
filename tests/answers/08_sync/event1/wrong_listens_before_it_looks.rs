//! wrong: late_visitors_enter_at_once / wrong-time

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::timeout;

#[derive(Default)]
pub struct Doors {
    opened: AtomicBool,
    bell: Notify,
}

impl Doors {
    /// They are closed at first.
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens them for good.
    pub fn open(&self) {
        self.opened.store(true, Ordering::SeqCst);
        self.bell.notify_waiters();
    }

    /// Returns when they are open.
    pub async fn wait(&self) {
        loop {
            // The bell may have rung before: look at the doors now and then.
            let rung = timeout(Duration::from_secs(5), self.bell.notified()).await;
            if rung.is_ok() || self.opened.load(Ordering::SeqCst) {
                return;
            }
        }
    }
}
