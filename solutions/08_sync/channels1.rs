//! Several shops send orders, and the carrier prints a label for every order.

use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;

/// Gives the labels, in whichever order the orders came.
pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let (tx, mut rx) = mpsc::channel(3);
    for shop in shops {
        let tx = tx.clone();
        tokio::spawn(async move {
            while let Some(order) = shop.next().await {
                tx.send(order).await.expect("labels are being printed");
            }
        });
    }
    // `recv` gives `None` when the queue is empty and no sender is left. Each task drops its own at its
    // end; this one, from which they were cloned, would live as long as this function. A block around
    // everything above that returns only `rx` would serve as well.
    drop(tx);
    let mut labels = Vec::new();
    while let Some(order) = rx.recv().await {
        labels.push(carrier.get(&order).await);
    }
    labels
}
