//! wrong: the_pages_come_back_in_order / wrong-order

use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let tasks: JoinSet<_> = urls.iter().map(|url| site.get(url)).collect();
    tasks.join_all().await
}
