//! wrong: the_pages_and_nothing_else_come_in_order / lost-or-repeated

use futures::{StreamExt, stream};
use katas_kit::net::Site;
use std::future::ready;
pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    stream::iter(files)
        .filter(|n| ready(n.ends_with("html")))
        .map(|n| async move { site.get(&n).await })
        .buffered(2)
        .collect()
        .await
}
