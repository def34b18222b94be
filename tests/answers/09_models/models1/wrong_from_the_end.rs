//! wrong: the_pages_come_back_in_order / wrong-order

use katas_kit::legacy::Client;
use std::thread;
pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let mut threads = Vec::new();
    for name in names {
        let (client, name) = (client.clone(), name.clone());
        threads.push(thread::spawn(move || client.get(&name)));
    }
    let mut pages = Vec::new();
    while let Some(t) = threads.pop() {
        pages.push(t.join().unwrap());
    }
    pages
}
