//! Fetch the monthly report, but do not wait for it longer than `limit`.
//! A report that is not there by then must not be worked on any longer: the archive is busy enough.
//!
//! In asyncio you would write:
//!
//!     try:
//!         return await asyncio.wait_for(archive.get("report"), limit)
//!     except TimeoutError:
//!         return None

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::timeout;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    let archive = archive.clone();
    let report = tokio::spawn(async move { archive.get("report").await });
    match timeout(limit, report).await {
        Ok(report) => Some(report.expect("the archive does not panic")),
        Err(_too_late) => None,
    }
}
