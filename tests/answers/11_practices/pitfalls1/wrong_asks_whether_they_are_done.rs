//! wrong: other_tasks_run_meanwhile / polling

use katas_kit::legacy::Client;
use tokio::task::{spawn_blocking, yield_now};

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let calls = ["rates", "funds", "news"].map(|name| {
        let client = client.clone();
        spawn_blocking(move || client.get(name))
    });
    // The others get their turns, and so does this task, without end.
    while !calls.iter().all(|call| call.is_finished()) {
        yield_now().await;
    }
    let mut pages = Vec::new();
    for call in calls {
        pages.push(call.await.expect("the client does not panic"));
    }
    pages
}
