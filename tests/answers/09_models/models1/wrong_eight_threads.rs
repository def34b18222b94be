//! wrong: the_requests_are_under_way_together / starved

use std::sync::Mutex;
use std::thread;

use katas_kit::legacy::Client;

pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let left = Mutex::new(names.iter().enumerate());
    let pages = Mutex::new(vec![String::new(); names.len()]);
    // Eight threads, however many pages there are.
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                loop {
                    let next = left.lock().unwrap().next();
                    let Some((place, name)) = next else { break };
                    let page = client.get(name);
                    pages.lock().unwrap()[place] = page;
                }
            });
        }
    });
    pages.into_inner().unwrap()
}
