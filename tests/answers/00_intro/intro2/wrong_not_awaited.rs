//! wrong: it_compiles / did-not-compile

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::Instant;

pub async fn timed_report(site: &Site) -> (String, Duration) {
    let began = Instant::now();
    let page = site.get("report");
    (page, began.elapsed())
}
