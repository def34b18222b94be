//! right: the round runs on a thread that may block, and waits for each reply with the runtime's handle

use std::sync::{Arc, Mutex};

use katas_kit::net::Site;
use tokio::runtime::Handle;
use tokio::task::{JoinHandle, spawn_blocking};

#[derive(Default)]
pub struct News {
    addresses: Mutex<Vec<String>>,
}

impl News {
    pub async fn subscribe(&self, address: &str) {
        self.addresses.lock().unwrap().push(address.to_owned());
    }

    pub fn start_round(self: Arc<Self>, site: Site) -> JoinHandle<Vec<String>> {
        let runtime = Handle::current();
        spawn_blocking(move || {
            let addresses = self.addresses.lock().unwrap().clone();
            let mut replies = Vec::new();
            for address in addresses {
                replies.push(runtime.block_on(site.get(&address)));
            }
            replies
        })
    }
}
