//! wrong: a_late_report_is_given_up / not-cancelled

use std::time::Duration;

use katas_kit::net::Site;
use tokio::runtime::Handle;
use tokio::time::timeout;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    let request = archive.get("report");
    let runtime = Handle::current();
    let mut closure = tokio::task::spawn_blocking(move || runtime.block_on(request));
    match timeout(limit, &mut closure).await {
        Ok(report) => report.ok(),
        Err(_) => {
            closure.abort();
            None
        }
    }
}
