//! Problem 3 of the course: send several requests at once, and skip those that take too long.

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
        // First the permit, then the clock: with `timeout` around both, whoever stands last in the
        // queue would be skipped for waiting.
        let _permit = permits.acquire().await.expect("nobody closes it");
        // A timeout for each request, and not one for all. It owns the request, and drops it when the
        // time is up; over the handle of a spawned task it would only let go of it.
        timeout(patience, site.get(name)).await.ok()
    };
    join_all(names.iter().map(quick)).await
}
