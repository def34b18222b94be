//! wrong: the_limit_is_kept / over-limit

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let permits = Semaphore::new(limit);
    let get = async |url: &String| {
        {
            let _permit = permits.acquire().await.expect("nobody closes it");
        }
        site.get(url).await
    };
    join_all(urls.iter().map(get)).await
}
