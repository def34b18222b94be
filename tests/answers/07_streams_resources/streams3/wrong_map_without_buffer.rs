//! wrong: it_compiles / did-not-compile

use std::future::ready;

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    stream::iter(files)
        .filter(|name| ready(name.ends_with(".html")))
        .map(|name| async move { site.get(&name).await })
        .collect()
        .await
}
