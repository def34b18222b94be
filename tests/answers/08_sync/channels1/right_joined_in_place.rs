//! right: no task at all: shops and printer joined in one

use futures::future::join_all;
use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let (tx, mut rx) = mpsc::channel(3);
    let sending = async move {
        let tx = &tx;
        join_all(shops.iter().map(async |shop| {
            while let Some(order) = shop.next().await {
                let _ = tx.send(order).await;
            }
        }))
        .await;
    };
    let printing = async {
        let mut labels = Vec::new();
        while let Some(order) = rx.recv().await {
            labels.push(carrier.get(&order).await);
        }
        labels
    };
    tokio::join!(sending, printing).1
}
