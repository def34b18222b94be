//! wrong: the_quick_ones_come_in_order_and_the_slow_ones_are_skipped / wrong-order

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
    let quick = async |request| timeout(patience, request).await.ok();
    let requests: Vec<_> = names.iter().map(|name| quick(site.get(name))).collect();
    stream::iter(requests)
        .buffer_unordered(at_once)
        .collect()
        .await
}
