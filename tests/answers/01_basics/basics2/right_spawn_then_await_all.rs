//! right: a task for each, all spawned before the first is awaited

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let tasks: Vec<_> = ["alpha", "beta", "gamma"]
        .into_iter()
        .map(|name| tokio::spawn(site.get(name)))
        .collect();
    let mut pages = Vec::new();
    for task in tasks {
        pages.push(task.await.expect("a download does not panic"));
    }
    pages
}
