//! wrong: every_order_gets_its_label / lost-or-repeated

use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let (tx, mut rx) = mpsc::channel(3);
    let count = shops.len();
    for shop in shops {
        let tx = tx.clone();
        tokio::spawn(async move {
            while let Some(order) = shop.next().await {
                let _ = tx.send(order).await;
            }
        });
    }
    let mut labels = Vec::new();
    for _ in 0..count {
        if let Some(order) = rx.recv().await {
            labels.push(carrier.get(&order).await);
        }
    }
    labels
}
