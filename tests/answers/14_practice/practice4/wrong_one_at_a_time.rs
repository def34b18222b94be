//! wrong: always_five_while_others_wait / serial

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::Mutex;

#[derive(Clone)]
pub struct Client {
    site: Arc<Mutex<Site>>,
}

impl Client {
    pub fn new(site: Site) -> Self {
        let site = Arc::new(Mutex::new(site));
        Self { site }
    }

    pub async fn get(&self, name: &str) -> String {
        let site = self.site.lock().await;
        site.get(name).await
    }
}
