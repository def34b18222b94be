//! right: buffer_unordered with an index, sorted at the end

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let downloads = urls.iter().enumerate();
    let downloads = downloads.map(|(index, url)| async move { (index, site.get(url).await) });
    let downloads: Vec<_> = downloads.collect();
    let pages = stream::iter(downloads).buffer_unordered(limit);
    let mut pages: Vec<(usize, String)> = pages.collect().await;
    pages.sort();
    pages.into_iter().map(|(_, page)| page).collect()
}
