//! wrong: the_pages_and_nothing_else_come_in_order / wrong-order

use std::future::ready;

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    stream::iter(files)
        .filter(|name| ready(name.ends_with(".html")))
        .map(|name| async move { site.get(&name).await })
        .buffer_unordered(2)
        .collect()
        .await
}
