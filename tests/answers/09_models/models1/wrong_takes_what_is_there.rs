//! wrong: the_pages_come_back_in_order / left-running

use std::thread;
use std::time::Duration;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let mut threads = Vec::new();
    for name in names {
        let (client, name) = (client.clone(), name.clone());
        threads.push(thread::spawn(move || client.get(&name)));
    }
    thread::sleep(Duration::from_secs(3));
    threads
        .into_iter()
        .filter(|thread| thread.is_finished())
        .map(|thread| thread.join().expect("the client does not panic"))
        .collect()
}
