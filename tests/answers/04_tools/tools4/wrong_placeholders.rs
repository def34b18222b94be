//! wrong: the_answers_in_time_are_shown_at_once / lost-or-repeated

use std::pin::Pin;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::net::Site;
use tokio::time::sleep;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let mut searches: FuturesUnordered<_> = names.iter().map(|name| catalogues.get(name)).collect();
    let mut answers: Vec<String> = searches.by_ref().take_until(sleep(limit)).collect().await;
    answers.resize(names.len(), "still searching".to_owned());
    (answers, Box::pin(searches.collect()))
}
