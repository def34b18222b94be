//! wrong: each_page_is_asked_for_once / extra-calls

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let books = join_all(shards.iter().map(|shard| library.get(shard)));
    let titles = join_all(shards.iter().map(|shard| title_of(library, shard)));
    let (books, titles) = tokio::join!(books, titles);
    assert_eq!(books.len(), titles.len());
    titles
}

async fn title_of(library: &Site, shard: &str) -> String {
    let book = library.get(shard).await;
    library.get(&book).await
}
