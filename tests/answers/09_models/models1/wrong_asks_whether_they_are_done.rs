//! wrong: waiting_is_not_looking_again_and_again / polling

use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let threads: Vec<_> = names
        .iter()
        .map(|name| {
            let (client, name) = (client.clone(), name.clone());
            thread::spawn(move || client.get(&name))
        })
        .collect();
    // `join` sleeps until a thread has ended. This one keeps a core busy meanwhile.
    while !threads.iter().all(|thread| thread.is_finished()) {
        thread::yield_now();
    }
    threads
        .into_iter()
        .map(|thread| thread.join().expect("the client does not panic"))
        .collect()
}
