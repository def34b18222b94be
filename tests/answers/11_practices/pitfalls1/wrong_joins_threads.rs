//! wrong: other_tasks_run_meanwhile / blocked-thread

use katas_kit::legacy::Client;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let threads = ["rates", "funds", "news"].map(|name| {
        let client = client.clone();
        std::thread::spawn(move || client.get(name))
    });
    tokio::task::yield_now().await;
    threads.map(|thread| thread.join().unwrap()).to_vec()
}
