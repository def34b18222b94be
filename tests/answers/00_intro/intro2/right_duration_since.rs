//! right: two instants and the time between them

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::Instant;

pub async fn timed_report(site: &Site) -> (String, Duration) {
    let began = Instant::now();
    let page = site.get("report").await;
    let ended = Instant::now();
    (page, ended.duration_since(began))
}
