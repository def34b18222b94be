//! wrong: other_tasks_run_meanwhile / polling
use katas_kit::legacy::Client;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::task::spawn_blocking;

static BUSY: AtomicBool = AtomicBool::new(false);

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let tasks = ["rates", "funds", "news"].map(|name| {
        let client = client.clone();
        spawn_blocking(move || {
            while BUSY.swap(true, Ordering::SeqCst) {
                std::thread::yield_now();
            }
            let page = client.get(name);
            BUSY.store(false, Ordering::SeqCst);
            page
        })
    });
    let mut pages = Vec::new();
    for task in tasks {
        pages.push(task.await.unwrap());
    }
    pages
}
