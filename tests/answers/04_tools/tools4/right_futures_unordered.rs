//! right: a FuturesUnordered beside a pinned sleep

use std::pin::Pin;
use std::pin::pin;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::net::Site;
use tokio::time::sleep;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let mut end = pin!(sleep(limit));
    let mut searches: FuturesUnordered<_> = names.iter().map(|name| catalogues.get(name)).collect();
    let mut answers = Vec::new();
    while !searches.is_empty() {
        tokio::select! {
            Some(answer) = searches.next() => answers.push(answer),
            () = &mut end => break,
        }
    }
    (answers, Box::pin(searches.collect()))
}
