//! wrong: the_report_comes_if_it_is_in_time / not-cancelled

use std::time::Duration;

use katas_kit::net::Site;

pub async fn report_within(archive: &Site, _limit: Duration) -> Option<String> {
    Some(archive.get("report").await)
}
