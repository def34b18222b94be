//! wrong: each_catalogue_is_asked_once / extra-calls

use std::pin::Pin;
use std::time::Duration;

use katas_kit::net::Site;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let deadline = Instant::now() + limit;
    let mut searches = JoinSet::new();
    for name in names {
        let (first, second) = (catalogues.get(name), catalogues.get(name));
        searches.spawn(async move {
            tokio::select! {
                biased;
                answer = first => answer,
                answer = second => answer,
            }
        });
    }
    let mut answers = Vec::new();
    while let Ok(Some(answer)) = timeout_at(deadline, searches.join_next()).await {
        answers.push(answer.unwrap());
    }
    (answers, Box::pin(searches.join_all()))
}
