//! wrong: nobody_waits_longer_than_needed / polling

use std::pin::Pin;
use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let deadline = Instant::now() + limit;
    let searches = names.iter().map(|name| tokio::spawn(catalogues.get(name)));
    let searches: Vec<JoinHandle<String>> = searches.collect();
    while Instant::now() < deadline && !searches.iter().all(|search| search.is_finished()) {
        sleep(Duration::from_millis(1)).await;
    }
    let (done, pending) = searches
        .into_iter()
        .partition(|search| search.is_finished());
    (results(done).await, Box::pin(results(pending)))
}

async fn results(searches: Vec<JoinHandle<String>>) -> Vec<String> {
    let answers = join_all(searches).await.into_iter();
    answers.map(|answer| answer.unwrap()).collect()
}
