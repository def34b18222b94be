//! right: two buffered steps of one stream

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    stream::iter(shards)
        .map(|shard| library.get(shard))
        .buffered(shards.len().max(1))
        .map(|book| library.get(&book))
        .buffered(shards.len().max(1))
        .collect()
        .await
}
