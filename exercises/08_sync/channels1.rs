//! Several shops send orders, each at its own pace, and the carrier prints a label for every order.
//! It prints one label at a time, while further orders come in. All labels are printed, and yet the
//! function never returns.
//!
//! In asyncio you would write:
//!
//!     async def send(shop):
//!         while order := await shop.next(): await queue.put(order)
//!     printing = asyncio.create_task(print_labels(queue))   # get, print, task_done, for ever
//!     await asyncio.gather(*map(send, shops))
//!     await queue.join()
//!     printing.cancel()

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
    let mut labels = Vec::new();
    while let Some(order) = rx.recv().await {
        labels.push(carrier.get(&order).await);
    }
    labels
}
