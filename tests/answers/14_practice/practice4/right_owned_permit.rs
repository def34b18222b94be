//! right: an owned permit

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::Semaphore;

pub const AT_MOST: usize = 5;

#[derive(Clone)]
pub struct Client {
    site: Site,
    permits: Arc<Semaphore>,
}

impl Client {
    pub fn new(site: Site) -> Self {
        let permits = Arc::new(Semaphore::new(AT_MOST));
        Self { site, permits }
    }

    pub async fn get(&self, name: &str) -> String {
        let _permit = self.permits.clone().acquire_owned().await;
        self.site.get(name).await
    }
}
