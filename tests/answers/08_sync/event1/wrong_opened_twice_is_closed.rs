//! wrong: it_finishes / never-woken

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;

#[derive(Default)]
pub struct Doors {
    open: AtomicBool,
    opened: Notify,
}

impl Doors {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn open(&self) {
        self.open.fetch_not(Ordering::SeqCst);
        self.opened.notify_waiters();
    }

    pub async fn wait(&self) {
        if !self.open.load(Ordering::SeqCst) {
            self.opened.notified().await;
        }
    }
}
