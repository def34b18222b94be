//! right: a task for each download, two of them in the buffer

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    let pages = files.into_iter().filter(|name| name.ends_with(".html"));
    let start = |name: String| {
        let site = site.clone();
        async move { tokio::spawn(async move { site.get(&name).await }).await }
    };
    stream::iter(pages)
        .map(start)
        .buffered(2)
        .map(|page| page.expect("no download panics"))
        .collect()
        .await
}
