//! wrong: the_pages_come_back_in_order / lost-or-repeated

use std::collections::HashMap;

use futures::stream::{FuturesUnordered, StreamExt};
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let downloads: FuturesUnordered<_> = urls
        .iter()
        .enumerate()
        .map(|(index, url)| async move { (site.get(url).await, index) })
        .collect();
    let places: HashMap<String, usize> = downloads.collect().await;
    let mut bodies: Vec<(String, usize)> = places.into_iter().collect();
    bodies.sort_by_key(|(_, index)| *index);
    bodies.into_iter().map(|(body, _)| body).collect()
}
