//! wrong: the_measured_time_is_right / std-clock

use std::time::{Duration, SystemTime};

use katas_kit::net::Site;

pub async fn timed_report(site: &Site) -> (String, Duration) {
    let began = SystemTime::now();
    let page = site.get("report").await;
    (page, began.elapsed().unwrap_or_default())
}
