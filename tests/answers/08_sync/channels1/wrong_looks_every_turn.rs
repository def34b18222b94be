//! wrong: it_finishes / polling

use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::TryRecvError;
use tokio::task::yield_now;

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
    drop(tx);
    let mut labels = Vec::new();
    loop {
        match rx.try_recv() {
            Ok(order) => labels.push(carrier.get(&order).await),
            Err(TryRecvError::Empty) => yield_now().await,
            Err(TryRecvError::Disconnected) => return labels,
        }
    }
}
