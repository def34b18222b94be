//! right: a semaphore without permits, which is closed to open the doors

use tokio::sync::Semaphore;

pub struct Doors {
    closed: Semaphore,
}

impl Doors {
    pub fn new() -> Self {
        Self {
            closed: Semaphore::new(0),
        }
    }

    pub fn open(&self) {
        self.closed.close();
    }

    pub async fn wait(&self) {
        let _ = self.closed.acquire().await;
    }
}
