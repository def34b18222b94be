//! A loaded machine: twice as many busy loops as most of our machines have cores.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Four threads that compute until this is dropped, and never longer than a minute.
#[derive(Debug)]
pub struct Load {
    over: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Load {
    pub fn begin() -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let until = Instant::now() + Duration::from_secs(60);
        let threads = (0..4).map(|_| over.clone()).map(|over| {
            std::thread::spawn(
                move || while !over.load(Ordering::Relaxed) && Instant::now() < until {},
            )
        });
        Self {
            threads: threads.collect(),
            over,
        }
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}
