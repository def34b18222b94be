//! wrong: other_tasks_run_meanwhile / on-runtime-thread

use katas_kit::legacy::Client;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let mut pages = Vec::new();
    for name in ["rates", "funds", "news"] {
        pages.push(client.get(name));
        tokio::task::yield_now().await;
    }
    pages
}
