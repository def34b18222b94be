//! wrong: the_others_are_shown_later / left-running

use std::pin::Pin;
use std::time::Duration;

use katas_kit::net::Site;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let deadline = Instant::now() + limit;
    let mut searches: JoinSet<String> = names.iter().map(|name| catalogues.get(name)).collect();
    let mut answers = Vec::new();
    while let Ok(Some(answer)) = timeout_at(deadline, searches.join_next()).await {
        answers.push(answer.unwrap());
    }
    // So that they are not cancelled with the set.
    searches.detach_all();
    (answers, Box::pin(async { Vec::new() }))
}
