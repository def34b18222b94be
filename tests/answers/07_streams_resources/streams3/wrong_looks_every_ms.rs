//! wrong: two_at_a_time_whenever_there_are_two / polling

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::time::sleep;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    let free = &AtomicUsize::new(2);
    let take = |free: usize| free.checked_sub(1);
    let pages = files.iter().filter(|name| name.ends_with(".html"));
    join_all(pages.map(|name| async move {
        while free
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, take)
            .is_err()
        {
            sleep(Duration::from_millis(1)).await;
        }
        let body = site.get(name).await;
        free.fetch_add(1, Ordering::SeqCst);
        body
    }))
    .await
}
