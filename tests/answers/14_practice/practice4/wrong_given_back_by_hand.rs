//! wrong: always_five_while_others_wait / under-used

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
        self.permits
            .acquire()
            .await
            .expect("nobody closes it")
            .forget();
        let page = self.site.get(name).await;
        self.permits.add_permits(1);
        page
    }
}
