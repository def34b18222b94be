//! wrong: the_pages_come_back_in_order / wrong-order

use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let mut tasks = JoinSet::new();
    for name in ["alpha", "beta", "gamma"] {
        tasks.spawn(site.get(name));
    }
    let mut pages = tasks.join_all().await;
    pages.sort();
    pages
}
