//! right: five places behind locks, and whoever is first at one of them

use std::sync::Arc;

use futures::future::select_all;
use katas_kit::net::Site;
use tokio::sync::Mutex;

pub const AT_MOST: usize = 5;

#[derive(Clone)]
pub struct Client {
    site: Site,
    places: Arc<[Mutex<()>; AT_MOST]>,
}

impl Client {
    pub fn new(site: Site) -> Self {
        let places = Arc::new(std::array::from_fn(|_| Mutex::new(())));
        Self { site, places }
    }

    pub async fn get(&self, name: &str) -> String {
        let places = self.places.iter().map(|place| Box::pin(place.lock()));
        let (_place, _, others) = select_all(places).await;
        drop(others);
        self.site.get(name).await
    }
}
