//! wrong: the_requests_are_under_way_together / starved

use katas_kit::legacy::Client;
use tokio::task::spawn_blocking;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let mut pages = Vec::new();
    for name in ["rates", "funds", "news"] {
        let client = client.clone();
        pages.push(spawn_blocking(move || client.get(name)).await.unwrap());
    }
    pages
}
