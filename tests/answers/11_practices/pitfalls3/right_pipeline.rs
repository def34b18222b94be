//! right: books go through a channel as their shards answer

use katas_kit::net::Site;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let (sender, mut books) = mpsc::unbounded_channel();
    for (place, shard) in shards.iter().enumerate() {
        let (book, sender) = (library.get(shard), sender.clone());
        tokio::spawn(async move { sender.send((place, book.await)) });
    }
    drop(sender);
    let mut titles = JoinSet::new();
    while let Some((place, book)) = books.recv().await {
        let title = library.get(&book);
        titles.spawn(async move { (place, title.await) });
    }
    let mut titles = titles.join_all().await;
    titles.sort();
    titles.into_iter().map(|(_place, title)| title).collect()
}
