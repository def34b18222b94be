//! wrong: every_page_comes_once_and_in_order / lost-or-repeated

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let permits = Semaphore::new(limit);
    let get = async |url: &String| {
        let _permit = permits.try_acquire().ok()?;
        Some(site.get(url).await)
    };
    let pages = join_all(urls.iter().map(get)).await;
    pages.into_iter().flatten().collect()
}
