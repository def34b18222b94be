//! wrong: the_quick_ones_come_in_order_and_the_slow_ones_are_skipped / wrong-order

use std::time::Duration;

use futures::stream::{self, StreamExt};
use katas_kit::net::Site;
use tokio::time::timeout;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let quick = async |name: String| {
        let page = timeout(patience, site.get(&name)).await.ok();
        (name, page)
    };
    let mut pages: Vec<(String, Option<String>)> = stream::iter(names.to_vec())
        .map(quick)
        .buffer_unordered(at_once)
        .collect()
        .await;
    pages.sort();
    pages.into_iter().map(|(_name, page)| page).collect()
}
