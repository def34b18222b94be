//! wrong: the_titles_come_in_the_order_of_the_shards / wrong-order

use futures::StreamExt;
use futures::future::join_all;
use futures::stream::FuturesUnordered;
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let books: FuturesUnordered<_> = shards.iter().map(|shard| library.get(shard)).collect();
    let books: Vec<String> = books.collect().await;
    join_all(books.iter().map(|book| library.get(book))).await
}
