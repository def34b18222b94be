//! right: a deadline for each request, from the moment it has its permit

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
    let permits = Semaphore::new(at_once);
    let quick = async |name: &String| {
        let _permit = permits.acquire().await.expect("nobody closes it");
        let deadline = Instant::now() + patience;
        timeout_at(deadline, site.get(name)).await.ok()
    };
    join_all(names.iter().map(quick)).await
}
