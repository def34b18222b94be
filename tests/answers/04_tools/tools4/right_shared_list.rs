//! right: tasks that put their answers into a list, from which both halves are taken

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::time::timeout;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let answers = Arc::new(Mutex::new(Vec::new()));
    let searches = names.iter().map(|name| {
        let (answer, answers) = (catalogues.get(name), answers.clone());
        tokio::spawn(async move {
            let answer = answer.await;
            answers.lock().unwrap().push(answer);
        })
    });
    let mut all = Box::pin(join_all(searches.collect::<Vec<_>>()));
    let over = timeout(limit, &mut all).await.is_ok();
    let upper = std::mem::take(&mut *answers.lock().unwrap());
    let later = async move {
        if !over {
            all.await;
        }
        std::mem::take(&mut *answers.lock().unwrap())
    };
    (upper, Box::pin(later))
}
