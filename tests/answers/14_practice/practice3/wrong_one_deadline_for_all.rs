//! wrong: the_quick_ones_come_in_order_and_the_slow_ones_are_skipped / cancelled-early

use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout_at};

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let deadline = Instant::now() + patience;
    let permits = Semaphore::new(at_once);
    let quick = async |name: &String| {
        let _permit = permits.acquire().await.expect("nobody closes it");
        timeout_at(deadline, site.get(name)).await.ok()
    };
    join_all(names.iter().map(quick)).await
}
