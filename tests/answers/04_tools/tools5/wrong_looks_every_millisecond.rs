//! wrong: nobody_waits_longer_than_needed / polling

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::{Instant, timeout};

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    let mut report = Box::pin(archive.get("report"));
    let deadline = Instant::now() + limit;
    while Instant::now() < deadline {
        if let Ok(report) = timeout(Duration::from_millis(1), &mut report).await {
            return Some(report);
        }
    }
    None
}
