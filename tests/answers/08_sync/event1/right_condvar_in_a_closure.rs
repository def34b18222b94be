//! right: a condition variable, waited for in blocking closures

use std::sync::{Arc, Condvar, Mutex};

use tokio::task::spawn_blocking;

#[derive(Default)]
pub struct Doors {
    open: Arc<(Mutex<bool>, Condvar)>,
}

impl Doors {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn open(&self) {
        *self.open.0.lock().unwrap() = true;
        self.open.1.notify_all();
    }

    pub async fn wait(&self) {
        let open = Arc::clone(&self.open);
        let wait = spawn_blocking(move || {
            let closed = open.0.lock().unwrap();
            drop(open.1.wait_while(closed, |open| !*open).unwrap());
        });
        wait.await.expect("nothing panics here");
    }
}
