//! wrong: a_late_report_is_given_up / not-cancelled
//! A timeout gives up the wait for the closure; the closure itself waits to the end, and `abort` would not change that.

use std::time::Duration;

use katas_kit::net::Site;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    let (archive, runtime) = (archive.clone(), Handle::current());
    let report = spawn_blocking(move || runtime.block_on(archive.get("report")));
    let report = timeout(limit, report).await.ok()?;
    Some(report.expect("the request does not panic"))
}
