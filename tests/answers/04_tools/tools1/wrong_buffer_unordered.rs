//! wrong: the_pages_come_back_in_order / wrong-order

use futures::stream::{self, StreamExt};
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    stream::iter(urls)
        .map(|url| site.get(url))
        .buffer_unordered(20)
        .collect()
        .await
}
