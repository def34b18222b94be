//! wrong: the_answers_in_time_are_shown_at_once / lost-or-repeated

use std::pin::Pin;
use std::time::Duration;

use katas_kit::net::Site;
use tokio::task::JoinSet;
use tokio::time::timeout;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let mut searches: JoinSet<String> = names.iter().map(|name| catalogues.get(name)).collect();
    let mut answers = Vec::new();
    while let Ok(Some(answer)) = timeout(limit, searches.join_next()).await {
        answers.push(answer.unwrap());
    }
    (answers, Box::pin(searches.join_all()))
}
