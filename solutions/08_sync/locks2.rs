//! Sites subscribe to news with an address that wants to be called.

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
            // The guard is a temporary of this statement and goes at its end: the lock is held for as long as
            // it takes to copy the list, and no await is in between. tokio's mutex would compile with a guard
            // that lives through the round, and would make every subscriber wait for the end of it.
            let addresses = self.addresses.lock().unwrap().clone();
            let mut replies = Vec::new();
            for address in addresses {
                replies.push(site.get(&address).await);
            }
            replies
        })
    }
}
