//! right: select! between the request and a sleep

use std::time::Duration;

use katas_kit::net::Site;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    tokio::select! {
        report = archive.get("report") => Some(report),
        () = tokio::time::sleep(limit) => None,
    }
}
