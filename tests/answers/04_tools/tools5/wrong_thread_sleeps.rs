//! wrong: the_report_comes_if_it_is_in_time / blocked-thread

use std::time::Duration;

use katas_kit::net::Site;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    let report = tokio::spawn(archive.get("report"));
    std::thread::sleep(limit.min(Duration::from_millis(60)));
    if report.is_finished() {
        report.await.ok()
    } else {
        report.abort();
        None
    }
}
