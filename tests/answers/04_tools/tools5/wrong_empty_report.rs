//! wrong: the_report_comes_if_it_is_in_time / wrong-value

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::timeout;

pub async fn report_within(archive: &Site, limit: Duration) -> Option<String> {
    // It drops the request just as it should; what it returns is the mistake.
    Some(
        timeout(limit, archive.get("report"))
            .await
            .unwrap_or_default(),
    )
}
