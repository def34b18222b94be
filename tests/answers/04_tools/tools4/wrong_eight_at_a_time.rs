//! wrong: the_answers_in_time_are_shown_at_once / started-late

use std::pin::Pin;
use std::time::Duration;

use futures::StreamExt;
use futures::stream;
use katas_kit::net::Site;
use tokio::time::{Instant, timeout_at};

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let deadline = Instant::now() + limit;
    let catalogues = catalogues.clone();
    let searches = stream::iter(names.to_vec()).map(move |name| catalogues.get(&name));
    let mut searches = Box::pin(searches.buffer_unordered(8));
    let mut answers = Vec::new();
    while let Ok(Some(answer)) = timeout_at(deadline, searches.next()).await {
        answers.push(answer);
    }
    (answers, Box::pin(searches.collect()))
}
