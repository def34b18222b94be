//! wrong: other_tasks_run_meanwhile / on-runtime-thread

use katas_kit::legacy::Client;
use tokio::task::spawn_blocking;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let (a, b) = (client.clone(), client.clone());
    let rates = spawn_blocking(move || a.get("rates"));
    let funds = spawn_blocking(move || b.get("funds"));
    let news = client.get("news");
    vec![rates.await.unwrap(), funds.await.unwrap(), news]
}
