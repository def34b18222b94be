//! wrong: never_more_than_five_over_all_clones / over-limit

use katas_kit::net::Site;
use tokio::sync::Semaphore;

pub const AT_MOST: usize = 5;

#[derive(Clone)]
pub struct Client {
    site: Site,
}

impl Client {
    pub fn new(site: Site) -> Self {
        Self { site }
    }

    pub async fn get(&self, name: &str) -> String {
        let permits = Semaphore::new(AT_MOST);
        let _permit = permits.acquire().await.expect("nobody closes it");
        self.site.get(name).await
    }
}
