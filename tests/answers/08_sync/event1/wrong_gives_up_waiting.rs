//! wrong: early_visitors_enter_when_the_doors_open / wrong-time

use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::timeout;

#[derive(Default)]
pub struct Doors {
    opened: Notify,
}

impl Doors {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn open(&self) {
        self.opened.notify_waiters();
    }

    pub async fn wait(&self) {
        let _ = timeout(Duration::from_secs(1), self.opened.notified()).await;
    }
}
