//! right: the senders in a block that only the receiver leaves

use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let mut rx = {
        let (tx, rx) = mpsc::channel(1);
        for shop in shops {
            let tx = tx.clone();
            tokio::spawn(async move {
                while let Some(order) = shop.next().await {
                    let _ = tx.send(order).await;
                }
            });
        }
        rx
    };
    let mut labels = Vec::new();
    while let Some(order) = rx.recv().await {
        labels.push(carrier.get(&order).await);
    }
    labels
}
