//! wrong: it_finishes / never-woken

use tokio::sync::Semaphore;

pub struct Doors {
    permits: Semaphore,
}

impl Doors {
    pub fn new() -> Self {
        Self {
            permits: Semaphore::new(0),
        }
    }

    pub fn open(&self) {
        self.permits.add_permits(3);
    }

    pub async fn wait(&self) {
        self.permits.acquire().await.unwrap().forget();
    }
}
