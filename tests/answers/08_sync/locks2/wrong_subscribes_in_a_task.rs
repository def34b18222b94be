//! wrong: nobody_waits_to_subscribe / started-late

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::task::JoinHandle;

#[derive(Default)]
pub struct News {
    addresses: Arc<tokio::sync::Mutex<Vec<String>>>,
}

impl News {
    pub async fn subscribe(&self, address: &str) {
        let (addresses, address) = (self.addresses.clone(), address.to_owned());
        tokio::spawn(async move { addresses.lock().await.push(address) });
    }

    pub fn start_round(self: Arc<Self>, site: Site) -> JoinHandle<Vec<String>> {
        tokio::spawn(async move {
            let mut r = vec![];
            for x in self.addresses.lock().await.iter() {
                r.push(site.get(x).await);
            }
            r
        })
    }
}
