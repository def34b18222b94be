//! right: tasks in a JoinSet with an index, the timeout inside

use std::sync::Arc;
use std::time::Duration;

use katas_kit::net::Site;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::timeout;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let permits = Arc::new(Semaphore::new(at_once));
    let mut tasks = JoinSet::new();
    for (index, name) in names.iter().cloned().enumerate() {
        let (site, permits) = (site.clone(), permits.clone());
        tasks.spawn(async move {
            let _permit = permits.acquire().await.expect("nobody closes it");
            (index, timeout(patience, site.get(&name)).await.ok())
        });
    }
    let mut pages = vec![None; names.len()];
    while let Some(done) = tasks.join_next().await {
        let (index, page) = done.expect("no request panics");
        pages[index] = page;
    }
    pages
}
