//! wrong: the_pages_come_back_in_order / never-polled

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let downloads: Vec<_> = urls.iter().map(|url| site.get(url)).collect();
    vec![String::new(); downloads.len()]
}
