//! right: books looked up as their shards answer, put in order at the end

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let chains = shards.iter().enumerate();
    let mut chains: FuturesUnordered<_> = chains
        .map(async |(place, shard)| {
            let book = library.get(shard).await;
            (place, library.get(&book).await)
        })
        .collect();
    let mut titles = Vec::new();
    while let Some(title) = chains.next().await {
        titles.push(title);
    }
    titles.sort();
    titles.into_iter().map(|(_place, title)| title).collect()
}
