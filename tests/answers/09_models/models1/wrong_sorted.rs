//! wrong: the_pages_come_back_in_order / wrong-order

use std::sync::mpsc;
use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let (sender, receiver) = mpsc::channel();
    for name in names {
        let (client, name, sender) = (client.clone(), name.clone(), sender.clone());
        thread::spawn(move || sender.send(client.get(&name)));
    }
    drop(sender);
    let mut pages: Vec<String> = receiver.iter().collect();
    pages.sort();
    pages
}
