//! wrong: nothing_panics / panicked

use katas_kit::net::Site;
use tokio::task::JoinHandle;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let (last, others) = urls.split_last().expect("urls");
    let others: Vec<JoinHandle<String>> = others
        .iter()
        .map(|url| tokio::spawn(site.get(url)))
        .collect();
    let last = site.get(last).await;
    let mut bodies = Vec::new();
    for other in others {
        bodies.push(other.await.expect("no download panics"));
    }
    bodies.push(last);
    bodies
}
