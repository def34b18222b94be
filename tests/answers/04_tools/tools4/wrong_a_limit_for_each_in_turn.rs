//! wrong: nobody_waits_longer_than_needed / spawn-then-await

use std::pin::Pin;
use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::time::timeout;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let (mut answers, mut late) = (Vec::new(), Vec::new());
    for name in names {
        let mut search = tokio::spawn(catalogues.get(name));
        match timeout(limit, &mut search).await {
            Ok(answer) => answers.push(answer.unwrap()),
            Err(_too_late) => late.push(search),
        }
    }
    let later = async move {
        let answers = join_all(late).await.into_iter();
        answers.map(|answer| answer.unwrap()).collect()
    };
    (answers, Box::pin(later))
}
