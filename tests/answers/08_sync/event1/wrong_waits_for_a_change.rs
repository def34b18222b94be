//! wrong: it_finishes / never-woken

use tokio::sync::watch;

#[derive(Default)]
pub struct Doors {
    open: watch::Sender<bool>,
}

impl Doors {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn open(&self) {
        self.open.send_replace(true);
    }

    pub async fn wait(&self) {
        let _ = self.open.subscribe().changed().await;
    }
}
