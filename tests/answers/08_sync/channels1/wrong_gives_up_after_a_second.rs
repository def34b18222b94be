//! wrong: labels_are_printed_while_orders_come / slept-and-hoped

use std::time::Duration;

use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;
use tokio::time::timeout;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let (tx, mut rx) = mpsc::channel(3);
    for shop in shops {
        let tx = tx.clone();
        tokio::spawn(async move {
            while let Some(order) = shop.next().await {
                let _ = tx.send(order).await;
            }
        });
    }
    let mut labels = Vec::new();
    while let Ok(Some(order)) = timeout(Duration::from_secs(1), rx.recv()).await {
        labels.push(carrier.get(&order).await);
    }
    labels
}
