//! wrong: nobody_waits_while_there_is_room / polling

use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep};

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let permits = Semaphore::new(at_once);
    let quick = async |name: &String| {
        let _permit = permits.acquire().await.expect("nobody closes it");
        let deadline = Instant::now() + patience;
        let task = tokio::spawn(site.get(name));
        while !task.is_finished() {
            if Instant::now() >= deadline {
                task.abort();
                return None;
            }
            sleep(Duration::from_millis(5)).await;
        }
        task.await.ok()
    };
    join_all(names.iter().map(quick)).await
}
