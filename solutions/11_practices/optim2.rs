//! Download all pages, but never more than `limit` at a time, and return them in the order of `urls`.

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    // One `join_all` over everything keeps the order; how many are under way is another matter, and a
    // semaphore's. Whoever is done gives its permit to the next, so that no page waits for a batch.
    // `buffer_unordered(limit)` keeps as many under way, but gives the pages as they come: each would
    // need its index, to be put back in order. `buffered(limit)` keeps the order, but counts pages
    // that are done and wait for their turn, so one slow page stops it like a batch.
    let permits = Semaphore::new(limit);
    let get = async |url: &String| {
        let _permit = permits.acquire().await.expect("nobody closes it");
        site.get(url).await
    };
    join_all(urls.iter().map(get)).await
}
