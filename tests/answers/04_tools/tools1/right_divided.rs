//! right: each half joined with the other, down to single pages

use futures::future::{BoxFuture, FutureExt};
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    halves(site, urls).await
}

fn halves<'a>(site: &'a Site, urls: &'a [String]) -> BoxFuture<'a, Vec<String>> {
    async move {
        match urls {
            [] => Vec::new(),
            [url] => vec![site.get(url).await],
            _ => {
                let (left, right) = urls.split_at(urls.len() / 2);
                let (left, right) = tokio::join!(halves(site, left), halves(site, right));
                [left, right].concat()
            }
        }
    }
    .boxed()
}
