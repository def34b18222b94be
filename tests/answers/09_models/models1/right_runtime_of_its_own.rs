//! right: a runtime of its own, whose pool for blocking work has the threads

use katas_kit::legacy::Client;
pub fn fetch_all(client: &Client, names: &[String]) -> Vec<String> {
    let rt = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .build()
        .unwrap();
    rt.block_on(async {
        let tasks: Vec<_> = names
            .iter()
            .map(|n| {
                let (c, n) = (client.clone(), n.clone());
                tokio::task::spawn_blocking(move || c.get(&n))
            })
            .collect();
        let mut p = vec![];
        for t in tasks {
            p.push(t.await.unwrap());
        }
        p
    })
}
