//! wrong: the_requests_are_under_way_together / starved

use katas_kit::legacy::Client;
use tokio::task::spawn_blocking;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let client = client.clone();
    spawn_blocking(move || {
        ["rates", "funds", "news"]
            .map(|name| client.get(name))
            .to_vec()
    })
    .await
    .unwrap()
}
