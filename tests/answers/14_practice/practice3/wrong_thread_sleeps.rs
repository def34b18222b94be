//! wrong: the_quick_ones_come_in_order_and_the_slow_ones_are_skipped / blocked-thread

use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let permits = Semaphore::new(at_once);
    let quick = async |name: &String| {
        let _permit = permits.acquire().await.expect("nobody closes it");
        let task = tokio::spawn(site.get(name));
        std::thread::sleep(patience);
        if task.is_finished() {
            return task.await.ok();
        }
        task.abort();
        None
    };
    join_all(names.iter().map(quick)).await
}
