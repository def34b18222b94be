//! right: a token for each request, which a timer cancels

use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;
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
        let bell = token.clone();
        let timer = tokio::spawn(async move {
            tokio::time::sleep(patience).await;
            bell.cancel();
        });
        let page = token.run_until_cancelled(site.get(name)).await;
        timer.abort();
        page
    };
    join_all(names.iter().map(quick)).await
}
