//! wrong: two_at_a_time_whenever_there_are_two / serial

use std::future::ready;

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    stream::iter(files)
        .filter(|name| ready(name.ends_with(".html")))
        .map(|name| async move { site.get(&name).await })
        .buffered(1)
        .collect()
        .await
}
