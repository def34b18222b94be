//! right: the guard in a block of its own

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
            let addresses = {
                let addresses = self.addresses.lock().unwrap();
                addresses.clone()
            };
            let mut replies = Vec::new();
            for address in addresses {
                replies.push(site.get(&address).await);
            }
            replies
        })
    }
}
