//! right: an unbounded queue and a task that prints; the shops end first

use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let (tx, mut rx) = mpsc::unbounded_channel::<String>();
    let carrier = carrier.clone();
    let printing = tokio::spawn(async move {
        let mut labels = Vec::new();
        while let Some(order) = rx.recv().await {
            labels.push(carrier.get(&order).await);
        }
        labels
    });
    let mut sending = JoinSet::new();
    for shop in shops {
        let tx = tx.clone();
        sending.spawn(async move {
            while let Some(order) = shop.next().await {
                let _ = tx.send(order);
            }
        });
    }
    while sending.join_next().await.is_some() {}
    drop(tx);
    printing.await.expect("printing does not panic")
}
