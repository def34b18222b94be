//! right: one blocking task in which three threads of a scope work

use katas_kit::legacy::Client;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let client = client.clone();
    tokio::task::spawn_blocking(move || {
        std::thread::scope(|scope| {
            let threads = ["rates", "funds", "news"].map(|name| {
                let client = &client;
                scope.spawn(move || client.get(name))
            });
            threads.map(|thread| thread.join().unwrap()).to_vec()
        })
    })
    .await
    .unwrap()
}
