//! right: threads of one's own, and a oneshot for each page

use katas_kit::legacy::Client;
use tokio::sync::oneshot;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let pages = ["rates", "funds", "news"].map(|name| {
        let (sender, page) = oneshot::channel();
        let client = client.clone();
        std::thread::spawn(move || sender.send(client.get(name)));
        page
    });
    let mut bodies = Vec::new();
    for page in pages {
        bodies.push(page.await.expect("the thread sends"));
    }
    bodies
}
