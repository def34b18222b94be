//! wrong: never_more_than_two_at_a_time / over-limit

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    let pages = files.into_iter().filter(|name| name.ends_with(".html"));
    let tasks: Vec<_> = pages
        .map(|name| {
            let site = site.clone();
            tokio::spawn(async move { site.get(&name).await })
        })
        .collect();
    stream::iter(tasks)
        .buffered(2)
        .map(|page| page.expect("no download panics"))
        .collect()
        .await
}
