//! wrong: nobody_waits_to_subscribe / wrong-time

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

#[derive(Default)]
pub struct News {
    addresses: Mutex<Vec<String>>,
}

impl News {
    pub async fn subscribe(&self, address: &str) {
        self.addresses.lock().await.push(address.to_owned());
    }

    pub fn start_round(self: Arc<Self>, site: Site) -> JoinHandle<Vec<String>> {
        tokio::spawn(async move {
            let mut replies = Vec::new();
            for address in self.addresses.lock().await.iter() {
                replies.push(site.get(address).await);
            }
            replies
        })
    }
}
