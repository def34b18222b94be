//! right: the tasks tell how many orders they sent, and that many labels are printed

use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let (tx, mut rx) = mpsc::unbounded_channel();
    let mut sending = JoinSet::new();
    for shop in shops {
        let tx = tx.clone();
        sending.spawn(async move {
            let mut sent = 0;
            while let Some(order) = shop.next().await {
                tx.send(order).expect("labels are being printed");
                sent += 1;
            }
            sent
        });
    }
    let mut labels = Vec::new();
    let mut sent = 0;
    while !sending.is_empty() || labels.len() < sent {
        tokio::select! {
            Some(order) = rx.recv() => labels.push(carrier.get(&order).await),
            Some(more) = sending.join_next() => sent += more.expect("sending does not panic"),
        }
    }
    labels
}
