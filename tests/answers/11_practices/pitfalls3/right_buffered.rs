//! right: a stream of chains, as many at a time as there are shards

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    stream::iter(shards)
        .map(|shard| title_of(library, shard))
        .buffered(shards.len().max(1))
        .collect()
        .await
}

async fn title_of(library: &Site, shard: &str) -> String {
    let book = library.get(shard).await;
    library.get(&book).await
}
