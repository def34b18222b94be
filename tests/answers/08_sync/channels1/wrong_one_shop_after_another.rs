//! wrong: labels_are_printed_while_orders_come / serial

use katas_kit::feed::Feed;
use katas_kit::net::Site;

pub async fn label_all(shops: Vec<Feed>, carrier: &Site) -> Vec<String> {
    let mut labels = Vec::new();
    for shop in shops {
        while let Some(order) = shop.next().await {
            labels.push(carrier.get(&order).await);
        }
    }
    labels
}
