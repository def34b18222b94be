//! wrong: the_page_is_asked_for_once / extra-calls

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::Instant;

pub async fn timed_report(site: &Site) -> (String, Duration) {
    let began = Instant::now();
    site.get("report").await;
    let took = began.elapsed();
    (site.get("report").await, took)
}
