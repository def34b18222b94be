//! wrong: never_more_than_five_over_all_clones / over-limit

use katas_kit::net::Site;

#[derive(Clone)]
pub struct Client {
    site: Site,
}

impl Client {
    pub fn new(site: Site) -> Self {
        Self { site }
    }

    pub async fn get(&self, name: &str) -> String {
        self.site.get(name).await
    }
}
