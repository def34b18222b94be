//! wrong: one_label_is_printed_at_a_time / over-limit

use futures::future::join_all;
use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;

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
    drop(tx);
    let mut printing = Vec::new();
    while let Some(order) = rx.recv().await {
        let carrier = carrier.clone();
        printing.push(tokio::spawn(async move { carrier.get(&order).await }));
    }
    let labels = join_all(printing).await.into_iter();
    labels
        .map(|label| label.expect("printing does not panic"))
        .collect()
}
