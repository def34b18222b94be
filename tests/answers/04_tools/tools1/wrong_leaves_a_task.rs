//! wrong: nothing_keeps_running / left-running

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    tokio::spawn(std::future::pending::<()>());
    join_all(urls.iter().map(|url| site.get(url))).await
}
