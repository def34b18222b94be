//! wrong: nothing_waits_in_line / serial

use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let mut titles = Vec::new();
    for shard in shards {
        let title = tokio::spawn(title_of(library.clone(), shard.clone()));
        titles.push(title.await.unwrap());
    }
    titles
}

async fn title_of(library: Site, shard: String) -> String {
    let book = library.get(&shard).await;
    library.get(&book).await
}
