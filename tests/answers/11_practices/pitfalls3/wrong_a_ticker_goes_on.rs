//! wrong: nothing_keeps_running / left-running

use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::time::sleep;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    tokio::spawn(async {
        loop {
            sleep(Duration::from_millis(200)).await;
            println!("searching");
        }
    });
    join_all(shards.iter().map(|shard| title_of(library, shard))).await
}

async fn title_of(library: &Site, shard: &str) -> String {
    let book = library.get(shard).await;
    library.get(&book).await
}
