//! right: a free cook sends word of it, and somebody brings the next order

use std::panic::AssertUnwindSafe;

use futures::FutureExt;
use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    let (shelf, mut orders) = mpsc::channel(room);
    for waiter in waiters {
        tokio::spawn(take(waiter, shelf.clone()));
    }
    drop(shelf);
    let (free, mut next_free) = mpsc::channel(cooks);
    let mut team = JoinSet::new();
    for _ in 0..cooks {
        team.spawn(cook(kitchen.clone(), free.clone()));
    }
    loop {
        let cook: oneshot::Sender<Order> = next_free.recv().await.expect("no cook goes home");
        // Nobody has an order in hand who has no cook for it.
        let Some(order) = orders.recv().await else {
            break;
        };
        println!("{} is brought", order.name());
        cook.send(order).expect("who is free waits");
    }
    // The one who waits for an order hears nothing any more, and neither do those who say that they are free.
    drop(next_free);
    let shares = team.join_all().await;
    let mut evening = Evening::default();
    for share in shares {
        evening.dishes.extend(share.dishes);
        evening.spoiled.extend(share.spoiled);
    }
    evening
}

async fn take(mut waiter: Waiter, shelf: mpsc::Sender<Order>) {
    while let Some(order) = waiter.take_order().await {
        shelf.send(order).await.expect("the kitchen is open");
    }
}

async fn cook(kitchen: Kitchen, free: mpsc::Sender<oneshot::Sender<Order>>) -> Evening {
    let mut share = Evening::default();
    loop {
        let (bring, order) = oneshot::channel();
        if free.send(bring).await.is_err() {
            return share;
        }
        let Ok(order) = order.await else { return share };
        let name = order.name().to_owned();
        match AssertUnwindSafe(kitchen.cook(order)).catch_unwind().await {
            Ok(dish) => share.dishes.push(dish),
            Err(_) => share.spoiled.push(name),
        }
    }
}
