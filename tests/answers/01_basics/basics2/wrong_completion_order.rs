//! wrong: the_pages_come_back_in_order / wrong-order

use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let tasks: JoinSet<_> = ["alpha", "beta", "gamma"]
        .into_iter()
        .map(|name| site.get(name))
        .collect();
    tasks.join_all().await
}
