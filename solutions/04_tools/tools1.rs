//! Download all these pages and return their bodies in the order of the list.

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    // A `Vec` of futures is only a list of things that could be run. `join_all` is one future made of
    // all of them: awaiting it polls each, so that the downloads overlap, and it keeps their order.
    join_all(urls.iter().map(|url| site.get(url))).await
    // `tokio::spawn` in the first loop would serve as well: spawned tasks run without being awaited.
    // For thousands of urls, `buffered(n)` on a stream keeps order too and limits how many are asked at once.
}
