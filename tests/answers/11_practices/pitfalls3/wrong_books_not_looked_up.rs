//! wrong: the_titles_come_in_the_order_of_the_shards / wrong-value

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    join_all(shards.iter().map(|shard| library.get(shard))).await
}
