//! right: a handle that aborts its task when it is dropped

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::timeout;
use tokio_util::task::AbortOnDropHandle;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    let report = AbortOnDropHandle::new(tokio::spawn(archive.get("report")));
    timeout(limit, report).await.ok()?.ok()
}
