//! wrong: each_page_is_asked_for_once / extra-calls

use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    thread::scope(|scope| {
        // Two threads for each page: whichever has something.
        let threads: Vec<_> = names
            .iter()
            .map(|name| {
                let fetch = move || client.get(name);
                (scope.spawn(fetch), scope.spawn(fetch))
            })
            .collect();
        threads
            .into_iter()
            .map(|(one, other)| one.join().or(other.join()).unwrap())
            .collect()
    })
}
