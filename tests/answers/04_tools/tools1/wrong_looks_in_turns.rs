//! wrong: no_time_is_wasted / polling

use std::time::Duration;

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let tasks: Vec<_> = urls.iter().map(|url| tokio::spawn(site.get(url))).collect();
    while !tasks.iter().all(|task| task.is_finished()) {
        tokio::time::sleep(Duration::from_millis(7)).await;
    }
    let mut bodies = Vec::new();
    for task in tasks {
        bodies.push(task.await.unwrap());
    }
    bodies
}
