//! wrong: other_tasks_run_meanwhile / blocked-thread

use katas_kit::legacy::Client;
use tokio::task::spawn_blocking;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let rest = ["funds", "news"].map(|name| {
        let client = client.clone();
        std::thread::spawn(move || client.get(name))
    });
    let rates = client.clone();
    let rates = spawn_blocking(move || rates.get("rates")).await.unwrap();
    let mut pages = vec![rates];
    pages.extend(rest.map(|thread| thread.join().unwrap()));
    pages
}
