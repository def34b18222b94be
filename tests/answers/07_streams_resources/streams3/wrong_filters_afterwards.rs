//! wrong: the_pages_and_nothing_else_come_in_order / extra-calls

use std::future::ready;

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    stream::iter(files)
        .map(|name| async move { (site.get(&name).await, name) })
        .buffered(2)
        .filter(|(_, name)| ready(name.ends_with(".html")))
        .map(|(body, _)| body)
        .collect()
        .await
}
