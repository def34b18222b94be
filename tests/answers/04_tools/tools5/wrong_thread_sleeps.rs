//! wrong: a_late_report_is_given_up / blocked-thread

use std::time::Duration;

use katas_kit::net::Site;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    let report = tokio::spawn(archive.get("report"));
    std::thread::sleep(limit);
    if report.is_finished() {
        report.await.ok()
    } else {
        report.abort();
        None
    }
}
