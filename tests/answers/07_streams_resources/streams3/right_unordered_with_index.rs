//! right: buffer_unordered with an index, sorted afterwards

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    let pages = files.into_iter().filter(|name| name.ends_with(".html"));
    let download = |(index, name): (usize, String)| async move { (index, site.get(&name).await) };
    let mut pages: Vec<_> = stream::iter(pages.enumerate())
        .map(download)
        .buffer_unordered(2)
        .collect()
        .await;
    pages.sort_unstable_by_key(|(index, _)| *index);
    pages.into_iter().map(|(_, body)| body).collect()
}
