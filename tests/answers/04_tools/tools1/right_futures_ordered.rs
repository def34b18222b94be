//! right: FuturesOrdered, which yields in the order of the list

use futures::stream::{FuturesOrdered, StreamExt};
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let downloads: FuturesOrdered<_> = urls.iter().map(|url| site.get(url)).collect();
    downloads.collect().await
}
