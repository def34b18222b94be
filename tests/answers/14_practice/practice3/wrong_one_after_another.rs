//! wrong: nobody_waits_while_there_is_room / serial

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::timeout;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let _ = at_once;
    let mut pages = Vec::new();
    for name in names {
        pages.push(timeout(patience, site.get(name)).await.ok());
    }
    pages
}
