//! right: the timeout is inside the blocking closure

use std::time::Duration;

use katas_kit::net::Site;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    let (archive, runtime) = (archive.clone(), Handle::current());
    let report = spawn_blocking(move || {
        runtime.block_on(async { timeout(limit, archive.get("report")).await.ok() })
    });
    report.await.expect("the request does not panic")
}
