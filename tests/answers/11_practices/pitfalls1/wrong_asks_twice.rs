//! wrong: each_page_is_asked_for_once / extra-calls

use futures::future::join_all;
use katas_kit::legacy::Client;
use tokio::task::spawn_blocking;

async fn all(client: &Client) -> Vec<String> {
    let calls = ["rates", "funds", "news"].map(|name| {
        let client = client.clone();
        spawn_blocking(move || client.get(name))
    });
    join_all(calls)
        .await
        .into_iter()
        .map(Result::unwrap)
        .collect()
}

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let (first, _second) = tokio::join!(all(client), all(client));
    first
}
