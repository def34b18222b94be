//! wrong: each_page_is_asked_for_once / extra-calls

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let urls = urls.iter().chain(urls);
    let mut bodies = join_all(urls.map(|url| site.get(url))).await;
    bodies.truncate(bodies.len() / 2);
    bodies
}
