//! right: a task for each chain, all spawned before the first is awaited

use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let mut tasks = Vec::new();
    for shard in shards {
        tasks.push(tokio::spawn(title_of(library.clone(), shard.clone())));
    }
    let mut titles = Vec::new();
    for task in tasks {
        titles.push(task.await.unwrap());
    }
    titles
}

async fn title_of(library: Site, shard: String) -> String {
    let book = library.get(&shard).await;
    library.get(&book).await
}
