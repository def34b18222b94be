//! wrong: it_finishes / never-woken

use tokio::sync::Notify;

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
        self.opened.notify_one();
    }

    pub async fn wait(&self) {
        self.opened.notified().await;
    }
}
