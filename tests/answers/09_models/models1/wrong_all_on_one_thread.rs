//! wrong: the_requests_are_under_way_together / starved

use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let (client, names) = (client.clone(), names.to_vec());
    let thread = thread::spawn(move || names.iter().map(|name| client.get(name)).collect());
    thread.join().unwrap()
}
