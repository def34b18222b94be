//! right: a thread of its own puts the pages in order and sends them back

use katas_kit::net::Site;
use tokio::sync::{mpsc, oneshot};

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let (pages, mut fetched) = mpsc::channel(3);
    let (all, in_order) = oneshot::channel();
    for (index, name) in ["alpha", "beta", "gamma"].into_iter().enumerate() {
        let (site, pages) = (site.clone(), pages.clone());
        tokio::spawn(async move { pages.send((index, site.get(name).await)).await });
    }
    drop(pages);
    std::thread::spawn(move || {
        let mut sorted = vec![String::new(); 3];
        while let Some((index, page)) = fetched.blocking_recv() {
            sorted[index] = page;
        }
        let _ = all.send(sorted);
    });
    in_order.await.expect("the thread answers")
}
