//! The library's old client blocks its thread, so every page is fetched by a thread of its own.

use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    // Threads that end with this scope may borrow from outside of it: nothing has to be cloned.
    thread::scope(|scope| {
        // `join` waits for one thread to end. So all of them are started before the first is joined;
        // `collect` sees to it, since an iterator does its work only when somebody asks for it.
        let threads: Vec<_> = names
            .iter()
            .map(|name| scope.spawn(|| client.get(name)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("the client does not panic"))
            .collect()
    })
}
