//! wrong: the_next_round_calls_everybody / lost-or-repeated

use std::sync::{Arc, Mutex, OnceLock};

use katas_kit::net::Site;
use tokio::task::JoinHandle;

#[derive(Default)]
pub struct News {
    addresses: Mutex<Vec<String>>,
    copy: OnceLock<Vec<String>>,
}

impl News {
    pub async fn subscribe(&self, address: &str) {
        self.addresses.lock().unwrap().push(address.to_owned());
    }

    pub fn start_round(self: Arc<Self>, site: Site) -> JoinHandle<Vec<String>> {
        tokio::spawn(async move {
            let copy = || self.addresses.lock().unwrap().clone();
            let mut replies = Vec::new();
            for address in self.copy.get_or_init(copy) {
                replies.push(site.get(address).await);
            }
            replies
        })
    }
}
