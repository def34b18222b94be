//! wrong: no_time_is_wasted / under-used

use futures::stream::{self, StreamExt};
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    stream::iter(urls)
        .map(|url| site.get(url))
        .buffered(16)
        .collect()
        .await
}
