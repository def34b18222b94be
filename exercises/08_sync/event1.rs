//! Visitors wait at the doors until somebody opens them. Open doors stay open: whoever comes later
//! walks in at once, and opening them again changes nothing. Tasks share one `Doors` in an `Arc`,
//! and run on one thread.
//! The early visitors are content. The late ones are said to stand there still.
//!
//! In asyncio you would write:
//!
//!     class Doors:
//!         def __init__(self): self.opened = asyncio.Event()
//!         def open(self): self.opened.set()
//!         async def wait(self): await self.opened.wait()

use tokio::sync::Notify;

#[derive(Default)]
pub struct Doors {
    opened: Notify,
}

impl Doors {
    /// They are closed at first.
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens them for good.
    pub fn open(&self) {
        self.opened.notify_waiters();
    }

    /// Returns when they are open.
    pub async fn wait(&self) {
        self.opened.notified().await;
    }
}
