//! wrong: the_pages_come_back_in_order / cancelled-early

use futures::future::select_all;
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let (first, _index, _others) = select_all(urls.iter().map(|url| site.get(url))).await;
    vec![first]
}
