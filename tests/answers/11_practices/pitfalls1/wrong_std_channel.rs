//! wrong: other_tasks_run_meanwhile / blocked-thread

use std::sync::mpsc;

use katas_kit::legacy::Client;
use tokio::task::spawn_blocking;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let (sender, received) = mpsc::channel();
    for (index, name) in ["rates", "funds", "news"].into_iter().enumerate() {
        let (client, sender) = (client.clone(), sender.clone());
        spawn_blocking(move || sender.send((index, client.get(name))));
    }
    drop(sender);
    let mut pages: Vec<(usize, String)> = received.iter().collect();
    pages.sort();
    pages.into_iter().map(|(_, page)| page).collect()
}
