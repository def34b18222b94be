//! wrong: the_page_comes_back / cancelled-early

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::{Instant, timeout};

pub async fn timed_report(site: &Site) -> (String, Duration) {
    let began = Instant::now();
    let page = timeout(Duration::from_secs(10), site.get("report")).await;
    (page.unwrap_or_default(), began.elapsed())
}
