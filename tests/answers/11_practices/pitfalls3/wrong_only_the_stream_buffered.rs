//! wrong: nothing_waits_in_line / started-late

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let mut books = Vec::new();
    for shard in shards {
        books.push(library.get(shard).await);
    }

    stream::iter(books)
        .map(|book| library.get(&book))
        .buffered(shards.len())
        .collect()
        .await
}
