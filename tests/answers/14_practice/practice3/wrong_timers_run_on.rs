//! wrong: every_request_is_sent_once_and_nothing_is_left / left-running

use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let permits = Semaphore::new(at_once);
    let quick = async |name: &String| {
        let _permit = permits.acquire().await.expect("nobody closes it");
        let token = CancellationToken::new();
        let timer = token.clone();
        tokio::spawn(async move {
            sleep(patience).await;
            timer.cancel();
        });
        token.run_until_cancelled(site.get(name)).await
    };
    join_all(names.iter().map(quick)).await
}
