//! right: a channel for each shop, merged as streams

use futures::StreamExt;
use futures::stream::select_all;
use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let orders = shops.into_iter().map(|shop| {
        let (tx, rx) = mpsc::channel(2);
        tokio::spawn(async move {
            while let Some(order) = shop.next().await {
                let _ = tx.send(order).await;
            }
        });
        ReceiverStream::new(rx)
    });
    let orders = select_all(orders);
    orders
        .then(|order| async move { carrier.get(&order).await })
        .collect()
        .await
}
