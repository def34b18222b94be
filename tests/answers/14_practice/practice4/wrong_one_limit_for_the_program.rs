//! wrong: always_five_while_others_wait / under-used

use katas_kit::net::Site;
use tokio::sync::Semaphore;

pub const AT_MOST: usize = 5;

static PERMITS: Semaphore = Semaphore::const_new(AT_MOST);

#[derive(Clone)]
pub struct Client {
    site: Site,
}

impl Client {
    pub fn new(site: Site) -> Self {
        Self { site }
    }

    pub async fn get(&self, name: &str) -> String {
        let _permit = PERMITS.acquire().await.expect("nobody closes it");
        self.site.get(name).await
    }
}
