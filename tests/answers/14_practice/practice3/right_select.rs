//! right: select! between the request and a sleep

use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;
use tokio::time::sleep;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let permits = Semaphore::new(at_once);
    let quick = async |name: &String| {
        let _permit = permits.acquire().await.expect("nobody closes it");
        tokio::select! {
            page = site.get(name) => Some(page),
            () = sleep(patience) => None,
        }
    };
    join_all(names.iter().map(quick)).await
}
