//! wrong: every_cook_works_while_orders_wait / under-used

use futures::future::join_all;
use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::mpsc;

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    let (shelves, orders): (Vec<_>, Vec<_>) = (0..cooks).map(|_| mpsc::channel(room)).unzip();
    let waiters: Vec<_> = waiters
        .into_iter()
        .map(|waiter| take(waiter, shelves.clone()))
        .collect();
    drop(shelves);
    let cooks = orders.into_iter().map(|orders| cook(kitchen, orders));
    let (_, shares) = tokio::join!(join_all(waiters), join_all(cooks));
    let mut evening = Evening::default();
    for share in shares {
        evening.dishes.extend(share.dishes);
        evening.spoiled.extend(share.spoiled);
    }
    evening
}

async fn take(mut waiter: Waiter, shelves: Vec<mpsc::Sender<Order>>) {
    for shelf in shelves.iter().cycle() {
        let Some(order) = waiter.take_order().await else {
            return;
        };
        shelf.send(order).await.expect("the kitchen is open");
    }
}

async fn cook(kitchen: &Kitchen, mut orders: mpsc::Receiver<Order>) -> Evening {
    let mut share = Evening::default();
    while let Some(order) = orders.recv().await {
        let name = order.name().to_owned();
        match tokio::spawn(kitchen.cook(order)).await {
            Ok(dish) => share.dishes.push(dish),
            Err(_) => share.spoiled.push(name),
        }
    }
    share
}
