//! wrong: the_pages_and_nothing_else_come_in_order / extra-calls

use std::future::ready;

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    stream::iter(files)
        .filter(|name| ready(name.ends_with(".html")))
        .map(|name| async move {
            tokio::select! {
                biased;
                body = site.get(&name) => body,
                body = site.get(&name) => body,
            }
        })
        .buffered(1)
        .collect()
        .await
}
