//! right: a stream that is taken until the sleep is over

use std::pin::Pin;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::net::Site;
use tokio::time::sleep;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let mut searches: FuturesUnordered<_> = names.iter().map(|name| catalogues.get(name)).collect();
    let answers = searches.by_ref().take_until(sleep(limit)).collect().await;
    (answers, Box::pin(searches.collect()))
}
