//! right: a permit for each task, whose handle aborts it when the time is up

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
        let mut task = tokio::spawn(site.get(name));
        match timeout(patience, &mut task).await {
            Ok(page) => page.ok(),
            Err(_) => {
                task.abort();
                None
            }
        }
    };
    join_all(names.iter().map(quick)).await
}
