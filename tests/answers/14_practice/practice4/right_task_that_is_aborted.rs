//! right: a task for each request, which is aborted when its caller goes away

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::Semaphore;
use tokio_util::task::AbortOnDropHandle;

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
        let _permit = self.permits.acquire().await.expect("nobody closes it");
        let request = AbortOnDropHandle::new(tokio::spawn(self.site.get(name)));
        request.await.expect("no request panics")
    }
}
