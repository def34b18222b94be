//! wrong: the_pages_come_back_in_order / wrong-order

use katas_kit::legacy::Client;
use tokio::task::JoinSet;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let mut calls = JoinSet::new();
    for name in ["rates", "funds", "news"] {
        let client = client.clone();
        calls.spawn_blocking(move || client.get(name));
    }
    calls.join_all().await
}
