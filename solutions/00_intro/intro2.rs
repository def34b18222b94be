//! Fetch the page "report" and return it together with the time that it took.

use std::time::Duration;

use katas_kit::net::Site;
// The runtime's own clock. In production it tells the same as `std::time::Instant`; in a test, where
// time is paused and jumps from one deadline to the next, it jumps along. std's clock stays behind.
use tokio::time::Instant;

pub async fn timed_report(site: &Site) -> (String, Duration) {
    let began = Instant::now();
    let page = site.get("report").await;
    // `Instant::now() - began` or `duration_since` would serve as well.
    (page, began.elapsed())
}
