//! wrong: nothing_waits_in_line / started-late

use futures::future::join_all;
use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let books = join_all(shards.iter().map(|shard| library.get(shard))).await;
    stream::iter(books)
        .then(|book| async move { library.get(&book).await })
        .collect()
        .await
}
