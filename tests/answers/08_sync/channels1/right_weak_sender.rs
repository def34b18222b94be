//! right: the first sender only weak once the tasks have theirs

use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let (tx, mut rx) = mpsc::channel(3);
    let weak = tx.downgrade();
    let tasks: Vec<_> = shops.into_iter().map(|shop| (shop, tx.clone())).collect();
    drop(tx);
    for (shop, tx) in tasks {
        tokio::spawn(async move {
            while let Some(order) = shop.next().await {
                let _ = tx.send(order).await;
            }
        });
    }
    let mut labels = Vec::new();
    while let Some(order) = rx.recv().await {
        labels.push(carrier.get(&order).await);
    }
    debug_assert!(weak.upgrade().is_none());
    labels
}
