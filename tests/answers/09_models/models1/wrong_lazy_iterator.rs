//! wrong: the_requests_are_under_way_together / starved

use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    // Two steps, as it seems. But each page goes through both before the next begins.
    names
        .iter()
        .map(|name| {
            let (client, name) = (client.clone(), name.clone());
            thread::spawn(move || client.get(&name))
        })
        .map(|thread| thread.join().expect("the client does not panic"))
        .collect()
}
