//! wrong: it_finishes / never-woken

use katas_kit::legacy::Client;
use std::sync::mpsc;
use std::thread;
pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let (tx, rx) = mpsc::channel();
    for (i, name) in names.iter().enumerate() {
        let (client, name, tx) = (client.clone(), name.clone(), tx.clone());
        thread::spawn(move || {
            tx.send((i, client.get(&name))).unwrap();
        });
    }
    let mut pages: Vec<_> = rx.into_iter().collect();
    pages.sort();
    pages.into_iter().map(|p| p.1).collect()
}
