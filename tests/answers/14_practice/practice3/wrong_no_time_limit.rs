//! wrong: the_quick_ones_come_in_order_and_the_slow_ones_are_skipped / not-cancelled

use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let _ = patience;
    let permits = Semaphore::new(at_once);
    let quick = async |name: &String| {
        let _permit = permits.acquire().await.expect("nobody closes it");
        Some(site.get(name).await)
    };
    join_all(names.iter().map(quick)).await
}
