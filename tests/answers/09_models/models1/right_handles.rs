//! right: all threads are started, their handles kept, and joined in order

use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let mut threads = Vec::new();
    for name in names {
        let (client, name) = (client.clone(), name.clone());
        threads.push(thread::spawn(move || client.get(&name)));
    }
    let mut pages = Vec::new();
    for thread in threads {
        pages.push(thread.join().expect("the client does not panic"));
    }
    pages
}
