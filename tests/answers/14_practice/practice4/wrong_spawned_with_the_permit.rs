//! wrong: whoever_gives_up_makes_room / not-cancelled

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
        let permit = self.permits.clone().acquire_owned().await;
        let request = self.site.get(name);
        let request = tokio::spawn(async move {
            let _permit = permit;
            request.await
        });
        request.await.expect("no request panics")
    }
}
