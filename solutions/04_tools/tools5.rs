//! Fetch the monthly report, but do not wait for it longer than `limit`.

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::timeout;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    // `timeout` owns the request itself. When the time is up it drops it, and a dropped future is a
    // cancelled one: the connection is closed where the request was waiting.
    // Over a `JoinHandle` it would only drop the handle, and the task would run on. Where a task is
    // needed, keep the handle and `abort()` it, or use tokio-util's `AbortOnDropHandle`.
    timeout(limit, archive.get("report")).await.ok()
}
