//! right: the pages come through a channel, with their places

use std::sync::mpsc;
use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let (sender, fetched) = mpsc::channel();
    for (place, name) in names.iter().cloned().enumerate() {
        let (client, sender) = (client.clone(), sender.clone());
        thread::spawn(move || sender.send((place, client.get(&name))));
    }
    drop(sender);
    let mut pages = vec![String::new(); names.len()];
    for (place, page) in fetched {
        pages[place] = page;
    }
    pages
}
