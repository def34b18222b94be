//! wrong: nobody_waits_while_there_is_room / under-used

use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::time::timeout;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let quick = async |name: &String| timeout(patience, site.get(name)).await.ok();
    let mut pages = Vec::new();
    for batch in names.chunks(at_once) {
        pages.extend(join_all(batch.iter().map(quick)).await);
    }
    pages
}
