//! right: tasks in a JoinSet with an index, and a shared semaphore

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let permits = Arc::new(Semaphore::new(limit));
    let mut tasks = JoinSet::new();
    for (index, url) in urls.iter().cloned().enumerate() {
        let (site, permits) = (site.clone(), permits.clone());
        tasks.spawn(async move {
            let _permit = permits.acquire().await.expect("nobody closes it");
            (index, site.get(&url).await)
        });
    }
    let mut pages = vec![String::new(); urls.len()];
    while let Some(done) = tasks.join_next().await {
        let (index, page) = done.expect("no download panics");
        pages[index] = page;
    }
    pages
}
