//! wrong: no_time_is_wasted / blocked-thread
use std::time::Duration;

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let tasks = ["alpha", "beta", "gamma"].map(|name| tokio::spawn(site.get(name)));
    std::thread::sleep(Duration::from_millis(2100));
    let mut pages = Vec::new();
    for task in tasks {
        pages.push(task.await.unwrap());
    }
    pages
}
