//! Which books fit a question? Every shard is asked for a book's number, and then for the book's title.

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    // What depends on each other is one chain, and the chains are joined: a title waits for its own
    // book alone. A loop with an `.await` in it and a stream's `then` both go on only when the step
    // before is done, and nothing in their looks says so.
    join_all(shards.iter().map(|shard| title_of(library, shard))).await
    // As a stream: `stream::iter(shards).map(…title_of…).buffered(n)` keeps the order, too, with `n` at a time.
}

async fn title_of(library: &Site, shard: &str) -> String {
    let book = library.get(shard).await;
    library.get(&book).await
}
