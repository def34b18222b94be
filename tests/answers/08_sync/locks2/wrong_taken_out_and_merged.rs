//! wrong: the_next_round_calls_everybody / lost-or-repeated

use std::mem::take;
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
            // A round that begins before they are put back finds nobody but those who came meanwhile.
            let early = take(&mut *self.addresses.lock().unwrap());
            let mut replies = Vec::new();
            for address in &early {
                replies.push(site.get(address).await);
            }
            let mut addresses = self.addresses.lock().unwrap();
            let late = take(&mut *addresses);
            *addresses = [early, late].concat();
            replies
        })
    }
}
