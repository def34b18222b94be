//! Problem 2 of the course: producers and consumers, several of each.

use futures::future::join_all;
use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::{Mutex, mpsc};

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    let (shelf, orders) = mpsc::channel(room);
    let waiters: Vec<_> = waiters
        .into_iter()
        .map(|waiter| take(waiter, shelf.clone()))
        .collect();
    // The waiters have clones. The channel ends when the last `Sender` is gone; if this one lived on,
    // the cooks would wait for ever.
    drop(shelf);
    // A channel has one receiver; several cooks share it behind a lock.
    let orders = Mutex::new(orders);
    let cooks = (0..cooks).map(|_| cook(kitchen, &orders));
    // No tasks for waiters and cooks: what is joined here is also dropped with this function.
    let (_, shares) = tokio::join!(join_all(waiters), join_all(cooks));
    shares
        .into_iter()
        .fold(Evening::default(), |mut all, share| {
            all.dishes.extend(share.dishes);
            all.spoiled.extend(share.spoiled);
            all
        })
}

async fn take(mut waiter: Waiter, shelf: mpsc::Sender<Order>) {
    while let Some(order) = waiter.take_order().await {
        // Waits for room. It fails only when the receiver is gone, which `serve` holds to the end.
        shelf.send(order).await.expect("the kitchen is open");
    }
}

async fn cook(kitchen: &Kitchen, orders: &Mutex<mpsc::Receiver<Order>>) -> Evening {
    let mut share = Evening::default();
    loop {
        // The guard ends with this statement. In `while let Some(order) = orders.lock()…` it would
        // live to the end of the loop's body, and one cook at a time would work.
        let order = orders.lock().await.recv().await;
        let Some(order) = order else { return share };
        let name = order.name().to_owned();
        // A task of its own for each dish: a panic ends that task alone and comes back as an `Err`.
        match tokio::spawn(kitchen.cook(order)).await {
            Ok(dish) => share.dishes.push(dish),
            Err(_spoiled) => share.spoiled.push(name),
        }
    }
}
