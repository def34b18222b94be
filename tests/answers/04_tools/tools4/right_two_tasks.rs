//! right: a task that sends the upper half and returns the lower

use std::pin::Pin;
use std::time::Duration;

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tokio::time::sleep;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let mut searches: JoinSet<String> = names.iter().map(|name| catalogues.get(name)).collect();
    let (tell, upper) = oneshot::channel();
    let lower = tokio::spawn(async move {
        let mut end = Box::pin(sleep(limit));
        let mut answers = Vec::new();
        while !searches.is_empty() {
            tokio::select! {
                Some(answer) = searches.join_next() => answers.push(answer.unwrap()),
                () = &mut end => break,
            }
        }
        tell.send(answers).unwrap();
        searches.join_all().await
    });
    let upper = upper.await.unwrap();
    (upper, Box::pin(async move { lower.await.unwrap() }))
}
