//! right: measured inside a task

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::Instant;

pub async fn timed_report(site: &Site) -> (String, Duration) {
    let site = site.clone();
    let task = tokio::spawn(async move {
        let began = Instant::now();
        (site.get("report").await, began.elapsed())
    });
    task.await.expect("the site does not panic")
}
