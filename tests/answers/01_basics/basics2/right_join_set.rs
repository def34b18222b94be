//! right: a JoinSet with an index, sorted at the end

use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let mut tasks = JoinSet::new();
    for (index, name) in ["alpha", "beta", "gamma"].into_iter().enumerate() {
        let site = site.clone();
        tasks.spawn(async move { (index, site.get(name).await) });
    }
    let mut pages = tasks.join_all().await;
    pages.sort();
    pages.into_iter().map(|(_, page)| page).collect()
}
