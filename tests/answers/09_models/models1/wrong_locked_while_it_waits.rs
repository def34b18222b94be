//! wrong: the_requests_are_under_way_together / starved

use std::sync::{Arc, Mutex};
use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let fetched = Arc::new(Mutex::new(Vec::new()));
    let mut threads = Vec::new();
    for (place, name) in names.iter().cloned().enumerate() {
        let (client, fetched) = (client.clone(), fetched.clone());
        threads.push(thread::spawn(move || {
            // The list is locked first, and the page is asked for then.
            fetched.lock().unwrap().push((place, client.get(&name)));
        }));
    }
    for thread in threads {
        thread.join().unwrap();
    }
    let mut pages = std::mem::take(&mut *fetched.lock().unwrap());
    pages.sort();
    pages.into_iter().map(|(_, page)| page).collect()
}
