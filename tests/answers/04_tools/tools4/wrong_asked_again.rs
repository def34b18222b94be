//! wrong: each_catalogue_is_asked_once / extra-calls

use std::pin::Pin;
use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::time::timeout;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let searches = names
        .iter()
        .map(|name| timeout(limit, catalogues.get(name)));
    let (mut answers, mut late) = (Vec::new(), Vec::new());
    for (name, answer) in names.iter().zip(join_all(searches).await) {
        match answer {
            Ok(answer) => answers.push(answer),
            Err(_too_late) => late.push(catalogues.get(name)),
        }
    }
    (answers, Box::pin(join_all(late)))
}
