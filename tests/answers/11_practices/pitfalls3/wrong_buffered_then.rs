//! wrong: nothing_waits_in_line / snoozed

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    stream::iter(shards)
        .map(|shard| library.get(shard))
        .buffered(shards.len())
        .then(|book| async move { library.get(&book).await })
        .collect()
        .await
}
