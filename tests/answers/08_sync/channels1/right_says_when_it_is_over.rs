//! right: each shop's last message says that it is over, and those are counted

use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let (tx, mut rx) = mpsc::channel(3);
    let mut open = shops.len();
    for shop in shops {
        let tx = tx.clone();
        tokio::spawn(async move {
            loop {
                let order = shop.next().await;
                let over = order.is_none();
                if tx.send(order).await.is_err() || over {
                    break;
                }
            }
        });
    }
    let mut labels = Vec::new();
    while open > 0 {
        match rx.recv().await.flatten() {
            Some(order) => labels.push(carrier.get(&order).await),
            None => open -= 1,
        }
    }
    labels
}
