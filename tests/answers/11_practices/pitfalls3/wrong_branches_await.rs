//! wrong: nothing_waits_in_line / snoozed

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let (left, right) = shards.split_at(shards.len() / 2);
    let books = |shards: &[String]| {
        let asked: Vec<_> = shards.iter().map(|shard| library.get(shard)).collect();
        stream::iter(asked).buffered(shards.len())
    };
    let (mut left, mut right) = (books(left), books(right));
    let (mut first, mut second) = (Vec::new(), Vec::new());
    loop {
        tokio::select! {
            biased;
            Some(book) = left.next() => first.push(library.get(&book).await),
            Some(book) = right.next() => second.push(library.get(&book).await),
            else => break,
        }
    }
    first.extend(second);
    first
}
