//! right: a JoinSet, each body put into its place

use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let mut tasks = JoinSet::new();
    for (index, url) in urls.iter().enumerate() {
        let download = site.get(url);
        tasks.spawn(async move { (index, download.await) });
    }
    let mut bodies = vec![String::new(); urls.len()];
    while let Some(done) = tasks.join_next().await {
        let (index, body) = done.expect("a download does not panic");
        bodies[index] = body;
    }
    bodies
}
