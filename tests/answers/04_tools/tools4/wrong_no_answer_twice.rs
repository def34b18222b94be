//! wrong: the_answers_in_time_are_shown_at_once / lost-or-repeated

use std::collections::HashSet;
use std::pin::Pin;
use std::time::Duration;

use katas_kit::net::Site;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let deadline = Instant::now() + limit;
    let mut searches: JoinSet<String> = names.iter().map(|name| catalogues.get(name)).collect();
    let mut answers = HashSet::new();
    while let Ok(Some(answer)) = timeout_at(deadline, searches.join_next()).await {
        answers.insert(answer.expect("a catalogue does not panic"));
    }
    (answers.into_iter().collect(), Box::pin(searches.join_all()))
}
