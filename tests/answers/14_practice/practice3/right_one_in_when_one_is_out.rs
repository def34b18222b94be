//! right: a FuturesUnordered that is filled up whenever one is done

use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::net::Site;
use tokio::time::timeout;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let quick = async |index: usize| (index, timeout(patience, site.get(&names[index])).await.ok());
    let mut pages = vec![None; names.len()];
    let mut under_way = FuturesUnordered::new();
    let mut next = 0;
    loop {
        while next < names.len() && under_way.len() < at_once {
            under_way.push(quick(next));
            next += 1;
        }
        match under_way.next().await {
            Some((index, page)) => pages[index] = page,
            None => return pages,
        }
    }
}
