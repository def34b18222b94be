//! right: a channel, and a limit on each wait

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let (sender, pages) = channel();
    for (index, name) in names.iter().enumerate() {
        let (client, name, sender) = (client.clone(), name.clone(), sender.clone());
        thread::spawn(move || sender.send((index, client.get(&name))));
    }
    let mut bodies = vec![String::new(); names.len()];
    for _ in names {
        let (index, page) = pages.recv_timeout(Duration::from_secs(1)).expect("in time");
        bodies[index] = page;
    }
    bodies
}
