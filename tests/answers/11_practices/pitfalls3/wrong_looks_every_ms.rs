//! wrong: nothing_waits_in_line / polling

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::sleep;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let mut tasks = Vec::new();
    for shard in shards {
        tasks.push(tokio::spawn(title_of(library.clone(), shard.clone())));
    }
    while !tasks.iter().all(|task| task.is_finished()) {
        sleep(Duration::from_millis(1)).await;
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
