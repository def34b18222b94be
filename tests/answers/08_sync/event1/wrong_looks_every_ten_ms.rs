//! wrong: early_visitors_enter_when_the_doors_open / polling

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::time::sleep;

#[derive(Default)]
pub struct Doors {
    open: AtomicBool,
}

impl Doors {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn open(&self) {
        self.open.store(true, Ordering::SeqCst);
    }

    pub async fn wait(&self) {
        while !self.open.load(Ordering::SeqCst) {
            sleep(Duration::from_millis(10)).await;
        }
    }
}
