//! right: no channel; the printer is behind a lock

use std::sync::Arc;

use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::Mutex;
use tokio::task::JoinSet;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let printer = Arc::new(Mutex::new(carrier.clone()));
    let mut tasks = JoinSet::new();
    for shop in shops {
        let printer = printer.clone();
        tasks.spawn(async move {
            let mut prints = JoinSet::new();
            while let Some(order) = shop.next().await {
                let printer = printer.clone();
                prints.spawn(async move { printer.lock().await.get(&order).await });
            }
            prints.join_all().await
        });
    }
    tasks.join_all().await.concat()
}
