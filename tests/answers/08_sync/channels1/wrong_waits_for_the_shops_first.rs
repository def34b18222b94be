//! wrong: it_finishes / never-woken

use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let (tx, mut rx) = mpsc::channel(3);
    let mut sending = JoinSet::new();
    for shop in shops {
        let tx = tx.clone();
        sending.spawn(async move {
            while let Some(order) = shop.next().await {
                let _ = tx.send(order).await;
            }
        });
    }
    drop(tx);
    while sending.join_next().await.is_some() {}
    let mut labels = Vec::new();
    while let Some(order) = rx.recv().await {
        labels.push(carrier.get(&order).await);
    }
    labels
}
