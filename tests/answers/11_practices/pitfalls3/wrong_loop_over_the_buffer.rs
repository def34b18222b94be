//! wrong: nothing_waits_in_line / snoozed

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let asked: Vec<_> = shards.iter().map(|shard| library.get(shard)).collect();
    let mut books = stream::iter(asked).buffered(shards.len());
    let mut titles = Vec::new();
    while let Some(book) = books.next().await {
        titles.push(library.get(&book).await);
    }
    titles
}
