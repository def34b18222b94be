//! right: a shared list behind a Mutex, locked when the page is there, and sorted

use std::sync::{Arc, Mutex};
use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let fetched = Arc::new(Mutex::new(Vec::new()));
    let mut threads = Vec::new();
    for (place, name) in names.iter().cloned().enumerate() {
        let (client, fetched) = (client.clone(), fetched.clone());
        threads.push(thread::spawn(move || {
            let page = client.get(&name);
            fetched.lock().unwrap().push((place, page));
        }));
    }
    for thread in threads {
        thread.join().unwrap();
    }
    let mut pages = std::mem::take(&mut *fetched.lock().unwrap());
    pages.sort();
    pages.into_iter().map(|(_, page)| page).collect()
}
