//! wrong: the_measured_time_is_right / std-clock

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::Instant;

pub async fn timed_report(site: &Site) -> (String, Duration) {
    let began = Instant::now().into_std();
    let page = site.get("report").await;
    (page, began.elapsed())
}
