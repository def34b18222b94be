//! right: select_all, again and again, with one timeout around it

use std::pin::Pin;
use std::time::Duration;

use futures::future::{join_all, select_all};
use katas_kit::net::Site;
use tokio::time::timeout;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let mut searches: Vec<_> = names.iter().map(|name| catalogues.get(name)).collect();
    let mut answers = Vec::new();
    let all = async {
        while !searches.is_empty() {
            let (answer, place, _) = select_all(&mut searches).await;
            drop(searches.remove(place));
            answers.push(answer);
        }
    };
    let _ = timeout(limit, all).await;
    (answers, Box::pin(join_all(searches)))
}
