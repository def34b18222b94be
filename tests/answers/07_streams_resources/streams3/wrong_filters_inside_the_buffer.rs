//! wrong: two_at_a_time_whenever_there_are_two / started-late

use std::future::ready;

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    stream::iter(files)
        .map(|name| download(site, name))
        .buffered(2)
        .filter_map(ready)
        .collect()
        .await
}

async fn download(site: &Site, name: String) -> Option<String> {
    match name.ends_with(".html") {
        true => Some(site.get(&name).await),
        false => None,
    }
}
