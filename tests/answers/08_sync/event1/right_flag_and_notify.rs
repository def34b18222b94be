//! right: a flag beside the Notify, looked at after the future is made

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
        self.open.store(true, Ordering::SeqCst);
        self.opened.notify_waiters();
    }

    pub async fn wait(&self) {
        let mut opened = std::pin::pin!(self.opened.notified());
        opened.as_mut().enable();
        if !self.open.load(Ordering::SeqCst) {
            opened.await;
        }
    }
}
