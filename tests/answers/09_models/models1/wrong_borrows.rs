//! wrong: it_compiles / did-not-compile

use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let mut threads = Vec::new();
    for name in names {
        threads.push(thread::spawn(|| client.get(name)));
    }
    let mut pages = Vec::new();
    for thread in threads {
        pages.push(thread.join().unwrap());
    }
    pages
}
