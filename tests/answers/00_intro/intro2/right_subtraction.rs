//! right: subtracted, with the call made before the clock is read

use std::time::Duration;

use katas_kit::net::Site;

pub async fn timed_report(site: &Site) -> (String, Duration) {
    let report = site.get("report");
    let began = tokio::time::Instant::now();
    let page = report.await;
    (page, tokio::time::Instant::now() - began)
}
