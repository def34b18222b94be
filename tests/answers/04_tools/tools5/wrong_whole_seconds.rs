//! wrong: nobody_waits_longer_than_needed / cancelled-early

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::timeout;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    timeout(Duration::from_secs(limit.as_secs()), archive.get("report"))
        .await
        .ok()
}
