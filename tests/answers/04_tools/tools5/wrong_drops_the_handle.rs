//! wrong: a_late_report_is_given_up / not-cancelled

use std::time::Duration;

use katas_kit::net::Site;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    let mut report = tokio::spawn(archive.get("report"));
    tokio::select! {
        done = &mut report => done.ok(),
        () = tokio::time::sleep(limit) => {
            drop(report);
            None
        }
    }
}
