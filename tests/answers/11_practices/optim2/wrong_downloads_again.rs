//! wrong: every_page_comes_once_and_in_order / extra-calls

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let permits = Semaphore::new(limit);
    let get = async |url: &String| {
        let _permit = permits.acquire().await.expect("nobody closes it");
        let page = site.get(url).await;
        // An empty or a broken page would differ.
        assert_eq!(site.get(url).await, page);
        page
    };
    join_all(urls.iter().map(get)).await
}
