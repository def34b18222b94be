//! right: a stream with as many in flight as there are urls

use futures::stream::{self, StreamExt};
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    stream::iter(urls)
        .map(|url| site.get(url))
        .buffered(urls.len().max(1))
        .collect()
        .await
}
