//! wrong: it_finishes / never-woken

use futures::stream::{self, StreamExt};
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    // `buffered(0)` never asks for the first.
    stream::iter(urls)
        .map(|url| site.get(url))
        .buffered(urls.len())
        .collect()
        .await
}
