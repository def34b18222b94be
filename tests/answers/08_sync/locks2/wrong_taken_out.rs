//! wrong: the_next_round_calls_everybody / lost-or-repeated

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
            let addresses = std::mem::take(&mut *self.addresses.lock().unwrap());
            let mut replies = Vec::new();
            for address in &addresses {
                replies.push(site.get(address).await);
            }
            replies
        })
    }
}
