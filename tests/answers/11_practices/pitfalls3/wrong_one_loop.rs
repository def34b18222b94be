//! wrong: nothing_waits_in_line / serial

use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let mut titles = Vec::new();
    for shard in shards {
        let book = library.get(shard).await;
        titles.push(library.get(&book).await);
    }
    titles
}
