//! Search several catalogues at once; after `limit` there are those that have answered, and a future of the others.

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
    // A timeout drops what it is given when the time is up. Given the wait for the *next* answer, it drops
    // that wait alone: the searches belong to the set, which is not touched. `timeout_at`, or every
    // answer would begin the limit anew.
    while let Ok(Some(answer)) = timeout_at(deadline, searches.join_next()).await {
        answers.push(answer.expect("a catalogue does not panic"));
    }
    // What still runs moves out with the set.
    (answers, Box::pin(searches.join_all()))
    // A `FuturesUnordered` with a pinned `sleep` in a `select!` would serve as well.
}
