//! wrong: a_round_calls_those_who_were_there / left-running

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
            for address in self.addresses.lock().unwrap().iter() {
                tokio::spawn(site.get(address));
            }
            Vec::new()
        })
    }
}
