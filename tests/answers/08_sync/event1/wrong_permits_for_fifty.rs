//! wrong: it_finishes / never-woken

use tokio::sync::Semaphore;

pub struct Doors {
    permits: Semaphore,
}

impl Default for Doors {
    fn default() -> Self {
        Self::new()
    }
}

impl Doors {
    pub fn new() -> Self {
        Self {
            permits: Semaphore::new(0),
        }
    }

    pub fn open(&self) {
        // Whoever comes in takes one away, and so the doors close some day.
        self.permits.add_permits(50);
    }

    pub async fn wait(&self) {
        self.permits
            .acquire()
            .await
            .expect("nobody closes it")
            .forget();
    }
}
