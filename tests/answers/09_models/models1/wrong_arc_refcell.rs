//! wrong: it_compiles / did-not-compile

use std::cell::RefCell;
use std::sync::Arc;
use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let pages = Arc::new(RefCell::new(Vec::new()));
    let mut threads = Vec::new();
    for name in names.iter().cloned() {
        let (client, pages) = (client.clone(), pages.clone());
        threads.push(thread::spawn(move || {
            let page = client.get(&name);
            pages.borrow_mut().push(page);
        }));
    }
    for thread in threads {
        thread.join().unwrap();
    }
    pages.take()
}
