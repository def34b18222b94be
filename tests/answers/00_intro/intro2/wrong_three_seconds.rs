//! wrong: the_measured_time_is_right / wrong-time

use std::time::Duration;

use katas_kit::net::Site;

pub async fn timed_report(site: &Site) -> (String, Duration) {
    (site.get("report").await, Duration::from_secs(3))
}
