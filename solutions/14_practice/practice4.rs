//! Problem 4 of the course: a client that never has more than five requests under way.

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::Semaphore;

pub const AT_MOST: usize = 5;

#[derive(Clone)]
pub struct Client {
    site: Site,
    // One semaphore for all clones: the `Arc` is what is cloned. It belongs to the client rather than
    // to a call, where it would limit nobody, or to the program, where it would limit everybody.
    permits: Arc<Semaphore>,
}

impl Client {
    pub fn new(site: Site) -> Self {
        let permits = Arc::new(Semaphore::new(AT_MOST));
        Self { site, permits }
    }

    pub async fn get(&self, name: &str) -> String {
        // The permit lives as long as this future, however that ends: done, dropped while the request
        // is under way, or dropped while it waits here. Nothing has to be given back by hand.
        let _permit = self.permits.acquire().await.expect("nobody closes it");
        self.site.get(name).await
    }
}
