//! wrong: the_answers_in_time_are_shown_at_once / lost-or-repeated

use std::pin::Pin;
use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let _ = limit;
    let answers = join_all(names.iter().map(|name| catalogues.get(name))).await;
    (answers, Box::pin(async { Vec::new() }))
}
