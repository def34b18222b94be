//! wrong: every_order_gets_its_label / cancelled-early

use std::sync::{Arc, Mutex};

use katas_kit::feed::Feed;
use katas_kit::net::Site;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let (tx, mut rx) = mpsc::channel::<String>(3);
    let labels = Arc::new(Mutex::new(Vec::new()));
    let (carrier, printed) = (carrier.clone(), labels.clone());
    let printing = tokio::spawn(async move {
        while let Some(order) = rx.recv().await {
            let label = carrier.get(&order).await;
            printed.lock().unwrap().push(label);
        }
    });
    let mut sending = JoinSet::new();
    for shop in shops {
        let tx = tx.clone();
        sending.spawn(async move {
            while let Some(order) = shop.next().await {
                let _ = tx.send(order).await;
            }
        });
    }
    while sending.join_next().await.is_some() {}
    tokio::task::yield_now();
    printing.abort();
    let labels = labels.lock().unwrap();
    labels.clone()
}
