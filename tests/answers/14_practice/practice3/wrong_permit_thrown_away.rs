//! wrong: no_more_are_under_way_than_allowed / over-limit

use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;
use tokio::time::timeout;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let permits = Semaphore::new(at_once);
    let quick = async |name: &String| {
        let _ = permits.acquire().await.expect("nobody closes it");
        timeout(patience, site.get(name)).await.ok()
    };
    join_all(names.iter().map(quick)).await
}
