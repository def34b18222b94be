//! right: a timeout that is much longer than the server can need

use std::time::Duration;

use katas_kit::legacy::Client;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let (rates, funds, news) = tokio::join!(
        fetch(client, "rates"),
        fetch(client, "funds"),
        fetch(client, "news"),
    );
    vec![rates, funds, news]
}

async fn fetch(client: &Client, name: &'static str) -> String {
    let client = client.clone();
    let call = spawn_blocking(move || client.get(name));
    let page = timeout(Duration::from_secs(60), call).await;
    page.expect("the server answers")
        .expect("the client does not panic")
}
