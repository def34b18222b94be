//! wrong: no_time_is_wasted / under-used

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let mut bodies = Vec::new();
    for some in urls.chunks(3) {
        bodies.extend(join_all(some.iter().map(|url| site.get(url))).await);
    }
    bodies
}
