//! wrong: nobody_waits_to_subscribe / wrong-time

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::RwLock;
use tokio::task::JoinHandle;

#[derive(Default)]
pub struct News {
    addresses: RwLock<Vec<String>>,
}

impl News {
    pub async fn subscribe(&self, address: &str) {
        self.addresses.write().await.push(address.to_owned());
    }

    pub fn start_round(self: Arc<Self>, site: Site) -> JoinHandle<Vec<String>> {
        tokio::spawn(async move {
            let addresses = self.addresses.read().await;
            let mut replies = Vec::new();
            for address in addresses.iter() {
                replies.push(site.get(address).await);
            }
            replies
        })
    }
}
