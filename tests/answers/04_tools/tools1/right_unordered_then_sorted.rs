//! right: in the order of completion, sorted afterwards

use futures::stream::{FuturesUnordered, StreamExt};
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let downloads: FuturesUnordered<_> = urls
        .iter()
        .enumerate()
        .map(|(index, url)| async move { (index, site.get(url).await) })
        .collect();
    let mut bodies: Vec<(usize, String)> = downloads.collect().await;
    bodies.sort();
    bodies.into_iter().map(|(_, body)| body).collect()
}
