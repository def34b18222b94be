//! wrong: the_measured_time_is_right / wrong-time

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::Instant;

pub async fn timed_report(site: &Site) -> (String, Duration) {
    let began = Instant::now();
    let page = site.get("report").await;
    (page, Duration::from_secs(began.elapsed().as_secs()))
}
