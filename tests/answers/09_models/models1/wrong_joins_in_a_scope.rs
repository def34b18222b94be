//! wrong: the_requests_are_under_way_together / starved

use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let mut pages = Vec::new();
    for name in names {
        // The end of the scope waits for its thread.
        thread::scope(|scope| {
            scope.spawn(|| pages.push(client.get(name)));
        });
    }
    pages
}
