//! right: the flag is looked at first, which will do on one thread: nothing comes between two lines without an await

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
        self.opened.notify_waiters();
        self.open.store(true, Ordering::SeqCst);
    }

    pub async fn wait(&self) {
        if !self.open.load(Ordering::SeqCst) {
            self.opened.notified().await;
        }
    }
}
