//! wrong: the_pages_come_back_in_order / left-running

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
    // The call goes on, and nobody wants its page any more.
    match timeout(Duration::from_millis(5), call).await {
        Ok(page) => page.expect("the client does not panic"),
        Err(_) => String::new(),
    }
}
