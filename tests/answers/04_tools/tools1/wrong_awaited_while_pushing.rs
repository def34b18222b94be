//! wrong: no_time_is_wasted / serial

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let mut bodies = Vec::new();
    for url in urls {
        bodies.push(site.get(url).await);
    }
    bodies
}
