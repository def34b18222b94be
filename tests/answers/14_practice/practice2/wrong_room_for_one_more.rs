//! wrong: no_more_orders_wait_than_there_is_room / over-limit

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures::FutureExt;
use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    // One for the order on its way to a cook. But it waits here as well.
    let (shelf, orders) = mpsc::channel(room + 1);
    for waiter in waiters {
        tokio::spawn(take(waiter, shelf.clone()));
    }
    drop(shelf);
    let orders = Arc::new(Mutex::new(orders));
    let mut team = JoinSet::new();
    for _ in 0..cooks {
        team.spawn(cook(kitchen.clone(), orders.clone()));
    }
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

async fn cook(kitchen: Kitchen, orders: Arc<Mutex<mpsc::Receiver<Order>>>) -> Evening {
    let mut share = Evening::default();
    loop {
        let Some(order) = next(&orders).await else {
            return share;
        };
        let name = order.name().to_owned();
        match AssertUnwindSafe(kitchen.cook(order)).catch_unwind().await {
            Ok(dish) => share.dishes.push(dish),
            Err(_) => share.spoiled.push(name),
        }
    }
}

async fn next(orders: &Mutex<mpsc::Receiver<Order>>) -> Option<Order> {
    orders.lock().await.recv().await
}
