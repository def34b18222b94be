//! right: a task for each, all spawned before the first is awaited

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let tasks: Vec<_> = urls.iter().map(|url| tokio::spawn(site.get(url))).collect();
    let mut bodies = Vec::new();
    for task in tasks {
        bodies.push(task.await.expect("a download does not panic"));
    }
    bodies
}
