//! wrong: other_tasks_run_meanwhile / blocked-thread
use katas_kit::legacy::Client;
use std::time::Duration;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let threads = ["rates", "funds", "news"].map(|name| {
        let client = client.clone();
        std::thread::spawn(move || client.get(name))
    });
    while !threads.iter().all(|thread| thread.is_finished()) {
        std::thread::sleep(Duration::from_millis(10));
    }
    threads
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .collect()
}
