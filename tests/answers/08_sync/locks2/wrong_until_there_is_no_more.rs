//! wrong: a_round_calls_those_who_were_there / lost-or-repeated

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
            let mut replies = Vec::new();
            loop {
                let next = self.addresses.lock().unwrap().get(replies.len()).cloned();
                let Some(address) = next else {
                    return replies;
                };
                replies.push(site.get(&address).await);
            }
        })
    }
}
