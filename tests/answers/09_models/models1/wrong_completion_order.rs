//! wrong: the_pages_come_back_in_order / wrong-order

use std::sync::{Arc, Mutex};
use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let pages = Arc::new(Mutex::new(Vec::new()));
    let mut threads = Vec::new();
    for name in names.iter().cloned() {
        let (client, pages) = (client.clone(), pages.clone());
        threads.push(thread::spawn(move || {
            let page = client.get(&name);
            pages.lock().unwrap().push(page);
        }));
    }
    for thread in threads {
        thread.join().unwrap();
    }
    std::mem::take(&mut *pages.lock().unwrap())
}
