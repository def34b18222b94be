//! right: a JoinSet that never holds more than two

use std::collections::BTreeMap;

use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    let mut tasks = JoinSet::new();
    let mut bodies = BTreeMap::new();
    let pages = files.into_iter().filter(|name| name.ends_with(".html"));
    for (index, name) in pages.enumerate() {
        if tasks.len() == 2 {
            bodies.extend(tasks.join_next().await.and_then(Result::ok));
        }
        let site = site.clone();
        tasks.spawn(async move { (index, site.get(&name).await) });
    }
    while let Some(done) = tasks.join_next().await {
        bodies.extend(done.ok());
    }
    bodies.into_values().collect()
}
