//! wrong: the_page_comes_back / wrong-value

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::Instant;

pub async fn timed_report(site: &Site) -> (String, Duration) {
    let began = Instant::now();
    let _page = site.get("report").await;
    ("report".to_owned(), began.elapsed())
}
