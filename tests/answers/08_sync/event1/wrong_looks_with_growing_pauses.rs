//! wrong: early_visitors_enter_when_the_doors_open / wrong-time

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::time::sleep;

#[derive(Default)]
pub struct Doors {
    opened: AtomicBool,
}

impl Doors {
    /// They are closed at first.
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens them for good.
    pub fn open(&self) {
        self.opened.store(true, Ordering::SeqCst);
    }

    /// Returns when they are open.
    pub async fn wait(&self) {
        let mut pause = Duration::from_millis(800);
        while !self.opened.load(Ordering::SeqCst) {
            sleep(pause).await;
            pause *= 2;
        }
    }
}
