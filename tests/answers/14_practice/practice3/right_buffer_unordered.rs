//! right: buffer_unordered with an index, sorted at the end

use std::time::Duration;

use futures::{StreamExt, stream};
use katas_kit::net::Site;
use tokio::time::timeout;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let quick = async |(index, request)| (index, timeout(patience, request).await.ok());
    let requests = names.iter().map(|name| site.get(name)).enumerate();
    let requests: Vec<_> = requests.map(quick).collect();
    let pages = stream::iter(requests).buffer_unordered(at_once);
    let mut pages: Vec<(usize, Option<String>)> = pages.collect().await;
    pages.sort();
    pages.into_iter().map(|(_, page)| page).collect()
}
