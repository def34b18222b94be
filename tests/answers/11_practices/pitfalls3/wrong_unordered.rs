//! wrong: the_titles_come_in_the_order_of_the_shards / wrong-order

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    stream::iter(shards)
        .map(|shard| title_of(library, shard))
        .buffer_unordered(shards.len())
        .collect()
        .await
}

async fn title_of(library: &Site, shard: &str) -> String {
    let book = library.get(shard).await;
    library.get(&book).await
}
