//! right: the calls are made while the lock is held, and awaited afterwards

use std::sync::{Arc, Mutex};

use katas_kit::net::Site;
use tokio::task::JoinHandle;

#[derive(Default)]
pub struct News {
    addresses: Mutex<Vec<String>>,
}

impl News {
    pub async fn subscribe(&self, address: &str) {
        self.addresses.lock().unwrap().push(address.to_owned());
    }

    pub fn start_round(self: Arc<Self>, site: Site) -> JoinHandle<Vec<String>> {
        tokio::spawn(async move {
            let calls: Vec<_> = {
                let addresses = self.addresses.lock().unwrap();
                addresses.iter().map(|address| site.get(address)).collect()
            };
            let mut replies = Vec::new();
            for call in calls {
                replies.push(call.await);
            }
            replies
        })
    }
}
