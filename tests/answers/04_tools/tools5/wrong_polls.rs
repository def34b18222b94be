//! wrong: nobody_waits_longer_than_needed / polling

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::{Instant, sleep};

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    let report = tokio::spawn(archive.get("report"));
    let deadline = Instant::now() + limit;
    while !report.is_finished() {
        if Instant::now() >= deadline {
            report.abort();
            return None;
        }
        sleep(Duration::from_millis(7)).await;
    }
    report.await.ok()
}
