//! Archives a web site: of all its files only the pages, in the given order, two at a time.

use std::future::ready;

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    // `then` awaits each future before it asks for the next item. `map` only makes them, a stream of
    // futures, and `buffered` keeps two of them under way and gives their results in order.
    // `buffer_unordered` would give whichever is ready first; a `Semaphore` around each download and
    // `join_all` over them would serve as well.
    stream::iter(files)
        .filter(|name| ready(name.ends_with(".html")))
        .map(|name| download(site, name))
        .buffered(2)
        .collect()
        .await
}

async fn download(site: &Site, name: String) -> String {
    site.get(&name).await
}
