//! wrong: nobody_waits_while_there_is_room / under-used

use std::time::Duration;

use futures::{StreamExt, stream};
use katas_kit::net::Site;
use tokio::time::timeout;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let quick = async |request| timeout(patience, request).await.ok();
    let requests: Vec<_> = names.iter().map(|name| quick(site.get(name))).collect();
    stream::iter(requests).buffered(at_once).collect().await
}
