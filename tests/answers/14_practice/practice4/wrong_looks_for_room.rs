//! wrong: always_five_while_others_wait / polling

use std::sync::Arc;
use std::time::Duration;

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
        let _permit = loop {
            match self.permits.try_acquire() {
                Ok(permit) => break permit,
                Err(_) => tokio::time::sleep(Duration::from_millis(5)).await,
            }
        };
        self.site.get(name).await
    }
}
