//! wrong: every_request_is_sent_once_and_nothing_is_left / left-running

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
        // Sees to it that nothing gets lost.
        let watched = permits.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
                assert!(watched.available_permits() <= AT_MOST);
            }
        });
        Self { site, permits }
    }

    pub async fn get(&self, name: &str) -> String {
        let _permit = self.permits.acquire().await.expect("nobody closes it");
        self.site.get(name).await
    }
}
