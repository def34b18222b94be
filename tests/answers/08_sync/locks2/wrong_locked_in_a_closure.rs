//! wrong: nobody_waits_to_subscribe / wrong-time
//! A blocking closure awaits nothing, so the guard compiles; whoever subscribes waits all the same.

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::runtime::Handle;
use tokio::sync::Mutex;
use tokio::task::{JoinHandle, spawn_blocking};

#[derive(Default)]
pub struct News {
    addresses: Mutex<Vec<String>>,
}

impl News {
    pub async fn subscribe(&self, address: &str) {
        self.addresses.lock().await.push(address.to_owned());
    }

    pub fn start_round(self: Arc<Self>, site: Site) -> JoinHandle<Vec<String>> {
        let runtime = Handle::current();
        spawn_blocking(move || {
            let addresses = self.addresses.blocking_lock();
            let mut replies = Vec::new();
            for address in addresses.iter() {
                replies.push(runtime.block_on(site.get(address)));
            }
            replies
        })
    }
}
