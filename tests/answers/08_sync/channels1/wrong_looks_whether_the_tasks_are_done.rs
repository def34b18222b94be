//! wrong: it_finishes / never-woken

use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let (tx, mut rx) = mpsc::channel(3);
    let mut sending = Vec::new();
    for shop in shops {
        let tx = tx.clone();
        sending.push(tokio::spawn(async move {
            while let Some(order) = shop.next().await {
                tx.send(order).await.expect("labels are being printed");
            }
        }));
    }
    let mut labels = Vec::new();
    while !rx.is_empty() || sending.iter().any(|shop| !shop.is_finished()) {
        if let Some(order) = rx.recv().await {
            labels.push(carrier.get(&order).await);
        }
    }
    labels
}
