//! right: JoinSet::spawn_blocking with an index

use katas_kit::legacy::Client;
use tokio::task::JoinSet;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let mut calls = JoinSet::new();
    for (index, name) in ["rates", "funds", "news"].into_iter().enumerate() {
        let client = client.clone();
        calls.spawn_blocking(move || (index, client.get(name)));
    }
    let mut pages = calls.join_all().await;
    pages.sort();
    pages.into_iter().map(|(_, page)| page).collect()
}
