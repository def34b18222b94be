//! right: a set of tasks, each title put into its place

use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let mut tasks = JoinSet::new();
    for (place, shard) in shards.iter().cloned().enumerate() {
        let library = library.clone();
        tasks.spawn(async move { (place, title_of(library, shard).await) });
    }
    let mut titles = vec![String::new(); shards.len()];
    for (place, title) in tasks.join_all().await {
        titles[place] = title;
    }
    titles
}

async fn title_of(library: Site, shard: String) -> String {
    let book = library.get(&shard).await;
    library.get(&book).await
}
