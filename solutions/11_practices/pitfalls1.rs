//! The bank's old server is reached through an old client, whose `get` blocks its thread.

use katas_kit::legacy::Client;
use tokio::task::{JoinHandle, spawn_blocking};

pub async fn fetch_all(client: &Client) -> Vec<String> {
    // All three are begun before the first is awaited, each on a thread that may wait.
    let calls = ["rates", "funds", "news"].map(|name| fetch(client, name));
    let mut pages = Vec::new();
    for call in calls {
        pages.push(call.await.expect("the client does not panic"));
    }
    pages
}

fn fetch(client: &Client, name: &'static str) -> JoinHandle<String> {
    // Like `to_thread`, but it begins at once, awaited or not. The closure outlives this function,
    // so it owns a clone of the client. A call that has begun cannot be cancelled: `abort` comes
    // too late. A thread of one's own that sends its page through a `oneshot` would serve as well.
    let client = client.clone();
    spawn_blocking(move || client.get(name))
}
