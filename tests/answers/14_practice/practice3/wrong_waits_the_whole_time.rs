//! wrong: nobody_waits_while_there_is_room / slept-and-hoped

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
        timeout(patience, site.get(name)).await.ok()
    };
    let pages = join_all(names.iter().map(quick)).await;
    tokio::time::sleep(patience).await;
    pages
}
