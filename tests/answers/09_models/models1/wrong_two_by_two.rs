//! wrong: the_requests_are_under_way_together / starved

use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let mut pages = Vec::new();
    for pair in names.chunks(2) {
        let threads: Vec<_> = pair
            .iter()
            .map(|name| {
                let (client, name) = (client.clone(), name.clone());
                thread::spawn(move || client.get(&name))
            })
            .collect();
        pages.extend(threads.into_iter().map(|thread| thread.join().unwrap()));
    }
    pages
}
