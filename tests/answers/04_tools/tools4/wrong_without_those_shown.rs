//! wrong: the_others_are_shown_later / lost-or-repeated

use std::collections::HashSet;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use katas_kit::net::Site;
use tokio::task::JoinSet;
use tokio::time::timeout;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let there = Arc::new(Mutex::new(Vec::<String>::new()));
    let mut searches = JoinSet::new();
    for name in names {
        let (there, search) = (there.clone(), catalogues.get(name));
        searches.spawn(async move {
            let answer = search.await;
            there.lock().unwrap().push(answer);
        });
    }
    let _ = timeout(limit, async {
        while searches.join_next().await.is_some() {}
    })
    .await;
    let shown = there.lock().unwrap().clone();
    let upper: HashSet<String> = shown.iter().cloned().collect();
    let later = async move {
        searches.join_all().await;
        let there = there.lock().unwrap();
        there
            .iter()
            .filter(|answer| !upper.contains(*answer))
            .cloned()
            .collect()
    };
    (shown, Box::pin(later))
}
