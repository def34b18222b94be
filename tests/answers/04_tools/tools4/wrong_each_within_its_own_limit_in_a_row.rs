//! wrong: the_answers_in_time_are_shown_at_once / serial

use std::future::ready;
use std::pin::Pin;
use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::Instant;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let start = Instant::now();
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    for name in names {
        let answer = catalogues.get(name).await;
        if start.elapsed() < limit {
            upper.push(answer);
        } else {
            lower.push(answer);
        }
    }
    (upper, Box::pin(ready(lower)))
}
