//! wrong: a_slow_request_is_given_up_in_time / wrong-time

use std::sync::Arc;
use std::time::Duration;

use katas_kit::net::Site;
use tokio::sync::Semaphore;
use tokio::time::timeout;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let permits = Arc::new(Semaphore::new(at_once));
    let mut tasks = Vec::new();
    for name in names {
        let permit = permits.clone().acquire_owned().await;
        let page = site.get(name);
        tasks.push(tokio::spawn(async move {
            let _permit = permit;
            page.await
        }));
    }
    let mut pages = Vec::new();
    for mut task in tasks {
        let page = timeout(patience, &mut task).await;
        task.abort();
        pages.push(page.ok().and_then(Result::ok));
    }
    pages
}
