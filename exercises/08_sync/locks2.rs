//! Sites subscribe to news with an address that wants to be called. A round calls everybody who had
//! subscribed when it began, and runs in a task of its own. Meanwhile others subscribe, which is done
//! at once, and they are called in the next round, which may begin before this one is over. Rounds were
//! called in place before, by the one task that there was. Now that they are spawned, it does not compile
//! any more.
//!
//! In asyncio you would write:
//!
//!     class News:
//!         def subscribe(self, address): self.addresses.append(address)
//!         def start_round(self, site): return asyncio.create_task(self.call(site))
//!         async def call(self, site):
//!             return [await site.get(address) for address in list(self.addresses)]

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

    /// Calls all subscribers, one after another, and gives their replies.
    pub fn start_round(self: Arc<Self>, site: Site) -> JoinHandle<Vec<String>> {
        tokio::spawn(async move {
            let mut replies = Vec::new();
            for address in self.addresses.lock().unwrap().iter() {
                replies.push(site.get(address).await);
            }
            replies
        })
    }
}
