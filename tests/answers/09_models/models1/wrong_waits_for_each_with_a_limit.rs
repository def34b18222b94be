//! wrong: the_requests_are_under_way_together / starved

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    names
        .iter()
        .map(|name| {
            let (sender, pages) = channel();
            let (client, name) = (client.clone(), name.clone());
            thread::spawn(move || sender.send(client.get(&name)));
            pages
                .recv_timeout(Duration::from_secs(3))
                .unwrap_or_default()
        })
        .collect()
}
