//! wrong: the_limit_is_kept / over-limit

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let _ = limit;
    join_all(urls.iter().map(|url| site.get(url))).await
}
