//! wrong: other_tasks_run_meanwhile / on-runtime-thread

use katas_kit::legacy::Client;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let tasks = ["rates", "funds", "news"].map(|name| {
        let client = client.clone();
        tokio::spawn(async move { client.get(name) })
    });
    let mut pages = Vec::new();
    for task in tasks {
        pages.push(task.await.unwrap());
    }
    pages
}
