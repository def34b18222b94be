//! wrong: never_more_than_two_at_a_time / over-limit

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    let pages = files.iter().filter(|name| name.ends_with(".html"));
    stream::iter(pages)
        .map(|name| site.get(name))
        .buffered(usize::MAX)
        .collect()
        .await
}
