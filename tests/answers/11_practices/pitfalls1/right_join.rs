//! right: join! over three spawn_blocking

use katas_kit::legacy::Client;
use tokio::task::spawn_blocking;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let (a, b, c) = (client.clone(), client.clone(), client.clone());
    let (rates, funds, news) = tokio::join!(
        spawn_blocking(move || a.get("rates")),
        spawn_blocking(move || b.get("funds")),
        spawn_blocking(move || c.get("news")),
    );
    vec![rates.unwrap(), funds.unwrap(), news.unwrap()]
}
