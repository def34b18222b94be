//! wrong: nobody_waits_longer_than_needed / extra-calls

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::timeout;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    match timeout(limit, archive.get("report")).await {
        Ok(report) => Some(report),
        Err(_) => timeout(limit, archive.get("report")).await.ok(),
    }
}
