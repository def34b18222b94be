//! wrong: nothing_panics / panicked

use std::pin::Pin;
use std::time::Duration;

use futures::future::{join_all, select_all};
use katas_kit::net::Site;
use tokio::time::{Instant, timeout_at};

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let deadline = Instant::now() + limit;
    let mut searches: Vec<_> = names.iter().map(|name| catalogues.get(name)).collect();
    let mut answers = Vec::new();
    loop {
        let mut next = select_all(searches);
        match timeout_at(deadline, &mut next).await {
            Ok((answer, _, rest)) => {
                answers.push(answer);
                if rest.is_empty() {
                    return (answers, Box::pin(async { Vec::new() }));
                }
                searches = rest;
            }
            Err(_) => return (answers, Box::pin(join_all(next.into_inner()))),
        }
    }
}
