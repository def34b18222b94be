//! wrong: nobody_waits_longer_than_needed / blocked-thread

use std::time::Duration;

use katas_kit::net::Site;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    let (sender, report) = std::sync::mpsc::channel();
    let call = archive.get("report");
    tokio::spawn(async move { sender.send(call.await) });
    report.recv_timeout(limit).ok()
}
