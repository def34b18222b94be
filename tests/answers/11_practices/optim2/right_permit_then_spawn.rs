//! right: a permit is waited for before the task is spawned, and moves into it

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::Semaphore;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let permits = Arc::new(Semaphore::new(limit));
    let mut tasks = Vec::new();
    for url in urls {
        let permit = permits.clone().acquire_owned().await;
        let download = site.get(url);
        tasks.push(tokio::spawn(async move {
            let _permit = permit.expect("nobody closes it");
            download.await
        }));
    }
    let mut pages = Vec::new();
    for task in tasks {
        pages.push(task.await.expect("no download panics"));
    }
    pages
}
