//! wrong: nobody_waits_longer_than_needed / slept-and-hoped

use std::time::Duration;

use katas_kit::net::Site;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    let report = tokio::spawn(archive.get("report"));
    tokio::time::sleep(limit).await;
    if report.is_finished() {
        report.await.ok()
    } else {
        report.abort();
        None
    }
}
