//! right: the handle is kept, and the task aborted when it is late

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::timeout;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    let mut report = tokio::spawn(archive.get("report"));
    match timeout(limit, &mut report).await {
        Ok(report) => report.ok(),
        Err(_late) => {
            report.abort();
            None
        }
    }
}
