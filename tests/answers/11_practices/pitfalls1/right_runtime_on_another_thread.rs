//! right: a runtime of its own for what blocks, on a thread of its own

use katas_kit::legacy::Client;
use tokio::sync::oneshot;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let (sender, pages) = oneshot::channel();
    let client = client.clone();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(3)
            .build()
            .unwrap();
        let all = runtime.block_on(async {
            let tasks = ["rates", "funds", "news"].map(|name| {
                let client = client.clone();
                tokio::spawn(async move { client.get(name) })
            });
            futures::future::join_all(tasks).await
        });
        let _ = sender.send(all.into_iter().map(Result::unwrap).collect());
    });
    pages.await.expect("the thread sends")
}
