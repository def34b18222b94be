//! wrong: every_page_comes_once_and_in_order / wrong-order

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let downloads = stream::iter(urls).map(|url| site.get(url));
    let mut pages: Vec<String> = downloads.buffer_unordered(limit).collect().await;
    pages.sort();
    pages
}
