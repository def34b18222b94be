//! wrong: the_answers_in_time_are_shown_at_once / cancelled-early

use std::pin::Pin;
use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::time::{Instant, timeout_at};

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let deadline = Instant::now() + limit;
    let mut searches: Vec<_> = names.iter().map(|name| catalogues.get(name)).collect();
    let mut answers = Vec::new();
    while let Some(search) = searches.pop() {
        match timeout_at(deadline, search).await {
            Ok(answer) => answers.push(answer),
            Err(_too_late) => break,
        }
    }
    (answers, Box::pin(join_all(searches)))
}
