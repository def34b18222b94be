//! wrong: a_slow_request_is_given_up_in_time / not-cancelled

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
        let _permit = permits.acquire().await.expect("nobody closes it");
        let task = tokio::spawn(site.get(name));
        timeout(patience, task).await.ok()?.ok()
    };
    join_all(names.iter().map(quick)).await
}
